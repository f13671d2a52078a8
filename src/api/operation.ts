import type { z } from "zod";

/** A route of the API: what it takes and what it answers. */
export interface Operation {
  readonly path: string;
  readonly summary: string;
  readonly answer: z.ZodType;
  /** The media type of the answer, `application/json` unless stated. */
  readonly type?: string;
  readonly query?: z.ZodObject;
  /** A value of what stands in braces in the path. */
  readonly example?: string;
  readonly text?: boolean;
  /** Media types of further formats. */
  readonly formats?: readonly string[];
  /** What a `POST` takes as JSON, where it is taken. */
  readonly body?: z.ZodObject;
  /** Whether it takes nothing but a body. */
  readonly isBodyOnly?: boolean;
  readonly errors: readonly number[];
  /** Whether it asks for a key always, or never; without it, where the service is set so. */
  readonly key?: "always" | "never";
}
