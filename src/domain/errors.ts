/** Every code this project reports, and nothing else; codes are stable, messages may change. */
export const errorCodes = [
  "artifact-damaged",
  "artifact-missing",
  "artifact-unsupported",
  "artifact-too-large",
  "corpus-missing",
  "corpus-empty",
  "build-incomplete",
  "withheld-invalid",
  "index-busy",
  "index-unwritable",
  "invalid-setting",
  "invalid-parameter",
  "invalid-cursor",
  "unknown-parameter",
  "paragraph-not-found",
  "paragraph-withdrawn",
  "words-kept-back",
  "revision-not-found",
  "document-not-found",
  "speaker-not-found",
  "route-not-found",
  "method-not-allowed",
  "unauthorized",
  "invalid-key",
  "forbidden",
  "too-many-requests",
  "overloaded",
  "not-acceptable",
  "request-too-large",
  "headers-too-large",
  "request-timeout",
  "malformed-request",
  "engine-unavailable",
  "internal",
] as const;

/** One of the stable codes listed in `docs/errors.md`. */
export type ErrorCode = (typeof errorCodes)[number];

/** What an error concerns, for the person who has to mend it. */
export interface ErrorContext {
  /** The parameter, setting, file or id at fault. */
  readonly name?: string;
  /** The values that would have been taken, or the nearest known names. */
  readonly allowed?: readonly string[];
  /** Why words are withdrawn. */
  readonly reason?: string;
  /** The error that led here. */
  readonly cause?: unknown;
}

/** The only error thrown on purpose: nothing in the place that threw it can be done about it. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, message: string, context: ErrorContext = {}) {
    super(message, context.cause === undefined ? undefined : { cause: context.cause });
    this.code = code;
    this.context = context;
  }
}
