import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const changed = (): void => {
  for (const listener of listeners) listener();
};
addEventListener('popstate', changed);

/** Goes to a path of this portal without loading a document. */
export const navigate = (path: string): void => {
  history.pushState(null, '', path);
  scrollTo(0, 0);
  changed();
};

/** Path and query that the citizen stands on. */
export const useRoute = (): URL =>
  new URL(
    useSyncExternalStore(
      (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      () => location.href,
    ),
  );
