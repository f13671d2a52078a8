import { AsyncLocalStorage } from "node:async_hooks";
import type { Scope } from "../domain/access.ts";
import type { Backend } from "../search/backend.ts";

/** What one request may ask of, from its beginning to its end. */
export interface RequestScope {
  /** The index that it began with, or what of it its key shows. */
  readonly backend: Backend;
  /** Goes on where the request may do that. @throws {AppError} `unauthorized`, `forbidden` */
  demand(scope: Scope): void;
  /** Charges who asks what this costs beside one search, in searches. */
  charge(searches: number): void;
}

/** The scope of the request that is under way where it is asked for. */
export interface RequestScopes {
  /** Runs what answers a request. */
  run(scope: RequestScope, answer: () => void): void;
  /** @throws outside of a request: nothing is open by mistake. */
  current(): RequestScope;
}

/** Scopes that follow a request through everything it waits for. */
export function createRequestScopes(): RequestScopes {
  const storage = new AsyncLocalStorage<RequestScope>();
  return {
    run: (scope, answer) => storage.run(scope, answer),
    current() {
      const scope = storage.getStore();
      if (scope === undefined) throw new Error("this is asked outside of a request");
      return scope;
    },
  };
}
