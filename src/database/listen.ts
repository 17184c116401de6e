/** Hearing of changes: a connection that listens, and comes back when it was lost. */
import pg from 'pg';

export interface Announcement {
  event: string;
  keys: string[];
}

export interface Listener {
  /** True while changes are heard. */
  readonly connected: boolean;
  close(): Promise<void>;
}

export interface NoteOptions {
  channels: readonly string[];
  /** `payload` is what was notified; it may be empty. */
  onNote: (channel: string, payload: string) => void;
  /** The connection was lost and is back: anything may have changed in between. */
  onReconnect: () => void;
  onError: (error: Error) => void;
}

export interface ListenOptions extends Pick<NoteOptions, 'onReconnect' | 'onError'> {
  onAnnouncement: (announcement: Announcement) => void;
  /** What else is heard on the same connection, by channel. */
  others?: Readonly<Record<string, (payload: string) => void>>;
}

const channel = 'warraq_outbox';
const retryAfter = 500;

/** Listens to the outbox. Resolves once it hears; throws when the first connection cannot be made. */
export const listen = (connection: pg.PoolConfig, options: ListenOptions): Promise<Listener> =>
  listenTo(connection, {
    ...options,
    channels: [channel, ...Object.keys(options.others ?? {})],
    onNote: (heard, payload) => {
      if (heard !== channel) options.others?.[heard]?.(payload);
      else if (payload) options.onAnnouncement(JSON.parse(payload) as Announcement);
    },
  });

/** Listens to channels of one's own. Resolves once it hears; throws when the first connection cannot be made. */
export async function listenTo(connection: pg.PoolConfig, options: NoteOptions): Promise<Listener> {
  let client: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    const next = new pg.Client({ ...connection, application_name: 'warraq listen', keepAlive: true });
    next.on('error', options.onError);
    next.on('notification', (message) => options.onNote(message.channel, message.payload ?? ''));
    next.on('end', () => {
      if (client === next) client = null;
      again();
    });
    await next.connect();
    await next.query(options.channels.map((name) => `listen ${name}`).join('; '));
    client = next;
  };
  const again = (): void => {
    if (closed || retry) return;
    retry = setTimeout(async () => {
      retry = undefined;
      try {
        await open();
        options.onReconnect();
      } catch (error) {
        options.onError(error as Error);
        again();
      }
    }, retryAfter);
  };

  await open();
  return {
    get connected() {
      return client !== null;
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      const open = client;
      client = null;
      await open?.end();
    },
  };
}
