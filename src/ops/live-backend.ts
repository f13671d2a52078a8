import type { Backend } from "../search/backend.ts";

/** What became of an attempt to take up another index. */
export type Reload =
  | { readonly kind: "unchanged" }
  | { readonly kind: "swapped"; readonly from: string; readonly to: string; readonly tookMs: number }
  | { readonly kind: "refused"; readonly error: unknown };

/** Where the next index comes from. */
export interface LiveOptions {
  /** The version that is current on the disk, at the price of a small file; `undefined` where none can be read. */
  readVersion(): Promise<string | undefined>;
  /** Opens and verifies what is current on the disk, beside the index that answers. */
  open(beside: Backend): Promise<Backend>;
  /** Makes an opened index ready to answer, and gives it as it will. */
  prepare(opened: Backend): Promise<Backend>;
  /** Called after each attempt. */
  onReload(reload: Reload): void;
  /** Milliseconds since some moment. */
  now(): number;
}

/** The index that answers now, and the way another takes its place. */
export interface LiveBackend {
  backend(): Backend;
  /** Keeps the index that answers now open for a request; gives the function that lets it go. */
  hold(): () => void;
  /**
   * Opens what is current on the disk beside the index that answers, prepares it, and puts it in that one's place in one
   * step; the old one is closed when the last request that began before has ended. What cannot be opened is refused, and
   * the old one answers on. One attempt runs at a time; others wait.
   */
  reload(): Promise<Reload>;
}

interface Held {
  readonly backend: Backend;
  requests: number;
}

/** Begins with an open index. */
export function createLiveBackend(first: Backend, options: LiveOptions): LiveBackend {
  let current: Held = { backend: first, requests: 0 };
  let last: Promise<unknown> = Promise.resolve();

  const closeWhenFree = (held: Held): void => {
    if (held !== current && held.requests === 0) void held.backend.engine.close().catch(() => {});
  };
  const replace = async (): Promise<Reload> => {
    const startedAt = options.now();
    const from = current.backend.store.info.version;
    try {
      if ((await options.readVersion()) === from) return { kind: "unchanged" };
      const backend = await options.prepare(await options.open(current.backend));
      const old = current;
      current = { backend, requests: 0 };
      closeWhenFree(old);
      return { kind: "swapped", from, to: backend.store.info.version, tookMs: options.now() - startedAt };
    } catch (error) {
      return { kind: "refused", error };
    }
  };
  return {
    backend: () => current.backend,
    hold() {
      const held = current;
      held.requests++;
      return () => {
        held.requests--;
        closeWhenFree(held);
      };
    },
    reload() {
      const attempt = last.then(replace);
      last = attempt;
      return attempt.then((reload) => {
        options.onReload(reload);
        return reload;
      });
    },
  };
}
