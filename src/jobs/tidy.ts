/** Later and elsewhere: the concordance is kept in few pieces while articles are published one by one. */
import { tidyConcordance } from '#database/concordance/tidy.ts';
import type { Database } from '#database/connection.ts';

/** Fresh articles that are worth a segment: until then every node keeps them in memory. */
const worthSegment = 256;

/** One round of tidying on this node; a second one at the same time, here or on another node, finds nothing to do. */
export const tidy = (db: Database): Promise<number> => tidyConcordance(db, worthSegment);
