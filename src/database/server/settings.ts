/** Superuser of the cluster, for our own housekeeping only. */
export const ADMIN_ROLE = 'postgres';
/** Role and database that the app works with: owner of its database, not superuser. */
export const APP_ROLE = 'warraq';
export const APP_DATABASE = 'warraq';
/** There is no TCP port; the number is only part of the socket's name. */
export const PORT = 5432;

/** Written to postgresql.conf when the cluster is made: the operator may change them there or by ALTER SYSTEM. */
const TUNABLE: Record<string, string> = {
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // What PostgreSQL acknowledges is on the disk.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'on',
  // An import of an archive writes gigabytes: fewer, longer checkpoints.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // Solid disks, and many short queries.
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  default_text_search_config: 'pg_catalog.simple',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
};

/** The lines to add to postgresql.conf; a later line there wins over an earlier one. */
export function tunableSettings(): string {
  const lines = Object.entries(TUNABLE).map(([name, value]) => `${name} = '${value}'`);
  return `\n# Warraq's settings. Change them here, or with ALTER SYSTEM.\n${lines.join('\n')}\n`;
}

/** Command-line settings, which no file can override: how the server is reached, and where its log goes. */
export function fixedSettings(socketFolder: string): string[] {
  const fixed: Record<string, string> = {
    listen_addresses: '',
    port: String(PORT),
    // A list by its grammar: quoted, so that commas and blanks in the path are part of it.
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    logging_collector: 'off',
    log_destination: 'stderr',
  };
  return Object.entries(fixed).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
