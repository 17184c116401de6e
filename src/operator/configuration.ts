/** What the commands are told about this machine; `config.ts` reads it from the environment. */
import type { FilePlace } from '#darkroom/open-files.ts';

export interface Config {
  port: number;
  host: string;
  /** Public origin without a trailing slash, or `null`: then links name the address that is served. */
  origin: string | null;
  /** Absolute path of the folder that holds everything that is kept. */
  dataFolder: string;
  /** Where pictures are kept. */
  files: FilePlace;
  databaseUrl: string | null;
  /** 'auto', 'npm', 'installed' or a folder that holds bin/postgres. */
  postgres: string;
  poolSize: number;
  /** Bytes of pages kept in memory. */
  cacheBytes: number;
  /** Whether an empty database is filled with the demo edition. */
  demo: boolean;
  /** Where letters are handed in, and from whom they are; `null`: none are sent, links are shown instead. */
  post: { smtpUrl: string; from: string } | null;
  logLevel: string;
}
