/** Shared articles in components. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { canonicalJson } from '#article/canonical.ts';
import { type DetailField, type SharedContent, sharedDetails } from '#article/shared/shape.ts';
import { type OpenOptions, openSharedArticle, type SharedArticle, type Standing } from './shared-article.ts';

/** Opens an article for as long as the component is there; `null` until it is. */
export function useSharedArticle({ article, user, address }: OpenOptions): SharedArticle | null {
  const [shared, setShared] = useState<SharedArticle | null>(null);
  const { id, name } = user;
  useEffect(() => {
    const opened = openSharedArticle({ article, user: { id, name }, ...(address ? { address } : {}) });
    setShared(opened);
    return () => {
      setShared(null);
      opened.close();
    };
  }, [article, id, name, address]);
  return shared;
}

/** How it stands: saved, offline, who else is here. */
export const useStanding = (shared: SharedArticle): Standing =>
  useSyncExternalStore(shared.subscribe, shared.standing);

/** A field that is chosen and not typed (kind, sections, dateline…), and how to choose it for everyone. */
export function useDetail<Field extends DetailField>(
  shared: SharedArticle,
  field: Field,
): [SharedContent[Field] | undefined, (value: SharedContent[Field]) => void] {
  const details = sharedDetails(shared.doc);
  const last = useRef<SharedContent[Field] | undefined>(undefined);
  const subscribe = useCallback(
    (listener: () => void) => {
      details.observe(listener);
      return () => details.unobserve(listener);
    },
    [details],
  );
  const value = useSyncExternalStore(subscribe, () => {
    const now = details.get(field) as SharedContent[Field] | undefined;
    // The same value is the same object, however often it comes.
    if (canonicalJson(now ?? null) !== canonicalJson(last.current ?? null)) last.current = now;
    return last.current;
  });
  return [value, useCallback((next) => void details.set(field, next), [details, field])];
}
