/** Apart from `ingest.ts`, so that who only names it loads no decoder. */

/** Largest file taken, in bytes. */
export const mostBytes = 30 * 1024 * 1024;
