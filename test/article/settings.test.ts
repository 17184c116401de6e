import { describe, expect, test } from 'vitest';
import { defaultSettings, siteSettingsSchema } from '#article/settings.ts';

const refused = (given: object): string[] =>
  siteSettingsSchema
    .safeParse({ ...defaultSettings, ...given })
    .error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the settings of a site', () => {
  test('of a newsroom that has set nothing are valid', () => {
    expect(siteSettingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
  });

  test.each(['Asia/Beirut', 'Africa/Casablanca', 'UTC'])('may name the time zone %s', (timeZone) => {
    expect(refused({ timeZone })).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a time zone that does not exist', { timeZone: 'Asia/Atlantis' }, 'timeZone'],
    ['no time zone', { timeZone: '' }, 'timeZone'],
    ['a paper without a name', { name: { ar: '', en: 'Warraq' } }, 'name.ar'],
    ['month names of no country', { monthNames: 'french' }, 'monthNames'],
    ['digits of another script', { digits: 'beng' }, 'digits'],
    ['an empty line of furniture', { furniture: [''] }, 'furniture.0'],
    ['a setting no one knows', { theme: 'dark' }, ''],
  ])('refuse %s', (_, given, path) => {
    expect(refused(given)).toEqual([path]);
  });
});
