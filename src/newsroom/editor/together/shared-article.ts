/** One article that several people have open: its shared document, the way to the server, and how both stand. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { documentName, nameRoots, sharedDetails, sharedVersion } from '#article/shared/shape.ts';
import { colourOf, type Who } from './carets.ts';
import { keepHere, noteUnsent } from './local.ts';

/** Why a document cannot be had any more; what was typed stays in this browser. */
export type Closed = 'forbidden' | 'version' | 'signedOut' | 'tooLarge' | 'tooMany';

export interface Standing {
  /**
   * `saved`: the server has committed everything typed here. `saving`: it is on its way. `offline`: there is no
   * way to the server, and this browser keeps it. `opening`: there is nothing to show yet.
   */
  state: 'opening' | 'saved' | 'saving' | 'offline' | 'closed';
  closed: Closed | null;
  /** There is a document to show. */
  ready: boolean;
  mayWrite: boolean;
  /** Everybody else who is here, each once. */
  others: readonly Who[];
}

export interface SharedArticle {
  readonly article: number;
  /** Who writes here. */
  readonly user: { id: string; name: string };
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Tells when the article's comments may have changed: somebody commented, or the way to the server is back. */
  onComments(listener: () => void): () => void;
  /** For `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
  standing(): Standing;
  close(): void;
}

export interface OpenOptions {
  article: number;
  user: { id: string; name: string };
  /** Address of the socket; that of the page by default. */
  address?: string;
}

const reasons: Record<string, Closed> = { forbidden: 'forbidden', version: 'version', 'too-many': 'tooMany' };
const closings: Record<number, Closed> = { 4401: 'signedOut', 4413: 'tooLarge', 1009: 'tooLarge' };
/** Milliseconds of typing that go out as one update. */
const typingTogether = 40;

const pageSocket = (): string => `${location.origin.replace(/^http/, 'ws')}/newsroom/collaboration`;

/** Opens an article. Close it when the page that shows it goes. */
export function openSharedArticle({ article, user, address = pageSocket() }: OpenOptions): SharedArticle {
  const doc = new Y.Doc();
  nameRoots(doc);
  const local = keepHere(doc, user.id, article);
  const listeners = new Set<() => void>();
  const commentListeners = new Set<() => void>();
  const toldOfComments = (): void => {
    for (const listener of commentListeners) listener();
  };
  let connected = false;
  let unsent = false;
  let closed: Closed | null = null;
  let mayWrite = true;
  let standing: Standing = { state: 'opening', closed: null, ready: false, mayWrite: false, others: [] };

  const socket = new HocuspocusProviderWebsocket({
    url: address,
    // Not before there is somebody to tell how it went.
    autoConnect: false,
    delay: 500,
    minDelay: 500,
    maxDelay: 10_000,
    onStatus: ({ status }) => {
      connected = status === 'connected';
      look();
    },
    onClose: ({ event }) => {
      const reason = closings[event.code];
      if (reason) end(reason);
    },
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentName(article),
    document: doc,
    token: String(sharedVersion),
    flushDelay: typingTogether,
    onAuthenticated: ({ scope }) => {
      mayWrite = scope !== 'readonly';
      look();
    },
    onAuthenticationFailed: ({ reason }) => end(reasons[reason] ?? 'forbidden'),
    onSynced: () => {
      look();
      toldOfComments();
    },
    onStateless: ({ payload }) => {
      if (payload === 'comments') toldOfComments();
    },
    onUnsyncedChanges: () => look(),
    onAwarenessChange: () => look(),
  });
  const awareness = provider.awareness!;
  awareness.setLocalStateField('user', { ...user, color: colourOf(user.id) } satisfies Who);
  provider.attach();
  void socket.connect();
  void local.whenSynced.then(() => look());
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (unsent || origin === provider || origin === local) return;
    unsent = true;
    noteUnsent(user.id, article, true);
  });

  function end(reason: Closed): void {
    closed = reason;
    socket.disconnect();
    look();
  }
  function others(): Who[] {
    const people = new Map<string, Who>();
    for (const [client, { user: who }] of awareness.getStates())
      if (client !== doc.clientID && who?.id && who.id !== user.id) people.set(who.id, who as Who);
    return [...people.values()];
  }
  function now(): Standing {
    // A document that the server began has its details; one that was never here has nothing.
    const ready = provider.isSynced || (local.synced && sharedDetails(doc).size > 0);
    const acknowledged = connected && provider.isSynced && provider.unsyncedChanges === 0;
    const state = closed
      ? 'closed'
      : acknowledged
        ? 'saved'
        : !ready
          ? 'opening'
          : connected
            ? 'saving'
            : 'offline';
    return { state, closed, ready, mayWrite: mayWrite && closed !== 'forbidden', others: others() };
  }
  function look(): void {
    const next = now();
    if (next.state === 'saved' && (unsent || standing.state !== 'saved')) {
      unsent = false;
      noteUnsent(user.id, article, false);
    }
    if (JSON.stringify(next) === JSON.stringify(standing)) return;
    standing = next;
    for (const listener of listeners) listener();
  }

  return {
    article,
    user,
    doc,
    awareness,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onComments(listener) {
      commentListeners.add(listener);
      return () => commentListeners.delete(listener);
    },
    standing: () => standing,
    close() {
      listeners.clear();
      commentListeners.clear();
      provider.destroy();
      socket.destroy();
      void local.destroy();
      doc.destroy();
    },
  };
}
