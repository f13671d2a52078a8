import type { Response } from "express";
import type { Scope } from "../domain/access.ts";
import type { Backend } from "../search/backend.ts";

/** What one request may ask of, from its beginning to its end. */
export interface RequestScope extends Bill {
  /** The index that it began with, or what of it its key shows. */
  readonly backend: Backend;
  /** Goes on where the request may do that. @throws {AppError} `unauthorized`, `forbidden` */
  demand(scope: Scope): void;
}

/** What a request costs, as it comes to light. */
export interface Bill {
  /** Adds what is worth so many searches beside the one that every request is, without the engine's work. */
  charge(searches: number): void;
  /** Adds postings and positions that an engine went through. */
  note(work: number): void;
}

/** Notes the scope of the request that is answered by this; it goes with the answer, as what follows a request through what it waits for makes every wait dearer. */
export function enterScope({ locals }: Pick<Response, "locals">, scope: RequestScope): void {
  locals.scope = scope;
}

/** The scope of the request that is answered by this. @throws before it is known: nothing is open by mistake. */
export function scopeOf({ locals }: Pick<Response, "locals">): RequestScope {
  const scope = locals.scope as RequestScope | undefined;
  if (scope === undefined) throw new Error("this is asked before it is known what the request may do");
  return scope;
}
