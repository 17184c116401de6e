import { describe, expect, it } from 'vitest';
import { readConfig } from '#config';

const bucket = { WARRAQ_FILES: 'https://store.example/newsroom/', WARRAQ_FILES_KEY: 'k' };
const said = (env: Record<string, string>): string => {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('The place of files', () => {
  it('is a folder beside the database unless said, another folder, or a bucket with what opens it', () => {
    expect(readConfig({ WARRAQ_DATA: '/srv/warraq' }).files).toBe('/srv/warraq/files');
    expect(readConfig({ WARRAQ_FILES: '/srv/pictures' }).files).toBe('/srv/pictures');
    expect(readConfig({ ...bucket, WARRAQ_FILES_SECRET: 's', WARRAQ_FILES_REGION: 'eu' }).files).toEqual({
      ...{ url: 'https://store.example/newsroom', region: 'eu', key: 'k', secret: 's' },
    });
  });

  it('is refused with everything that is wrong at once, and nothing secret repeated', () => {
    expect(said({ WARRAQ_FILES: 's3://newsroom' })).toContain('WARRAQ_FILES: neither a folder nor a bucket');
    expect(said(bucket)).toMatch(/WARRAQ_FILES_SECRET: missing/);
    const all = said({ WARRAQ_FILES: 'https://k:hidden@store.example/newsroom', PORT: 'x' });
    for (const name of ['PORT', 'WARRAQ_FILES', 'WARRAQ_FILES_KEY', 'WARRAQ_FILES_SECRET'])
      expect(all).toContain(`  ${name}: `);
    expect(all).not.toContain('hidden');
  });
});
