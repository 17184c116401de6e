/** Related articles, kept ready at publication. */
import type { DatabaseTransaction } from '#database/connection.ts';

export async function relate(_tx: DatabaseTransaction, _articles: number[]): Promise<void> {}
