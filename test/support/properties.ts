/**
 * Property tests draw the same examples every time, so that a run that failed can be run again and a change is
 * judged by the change. `WARRAQ_SEED=random` (or a number) draws others.
 */
import fc from 'fast-check';

const wanted = process.env.WARRAQ_SEED;
fc.configureGlobal({ seed: wanted === 'random' ? Date.now() | 0 : Number(wanted ?? 20_261_123) });
