/** The edition's settings in the database. */
import { defaultSettings, type SiteSettings, siteSettingsSchema } from '#article/settings.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { announce } from './outbox.ts';

/** The settings in force; what was never set has its default. Throws when what is stored is not a setting. */
export async function siteSettings(db: Database | DatabaseTransaction): Promise<SiteSettings> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'site').executeTakeFirst();
  return row ? siteSettingsSchema.parse({ ...defaultSettings, ...(row.value as object) }) : defaultSettings;
}

/** Replaces the settings; every page shows them, so every cached page is dropped. Throws the schema's error. */
export async function setSiteSettings(tx: DatabaseTransaction, settings: SiteSettings): Promise<void> {
  const value = JSON.stringify(siteSettingsSchema.parse(settings));
  await tx
    .insertInto('setting')
    .values({ key: 'site', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  await announce(tx, 'site', ['site']);
}
