import type { components } from "./api.ts";

/** The codes that the service reports, and `unreachable` when it does not answer at all. */
export type ClientErrorCode = components["schemas"]["Problem"]["code"] | "unreachable";

/** What the service said of a request that it did not answer. */
export interface ClientErrorDetails {
  readonly code: ClientErrorCode;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The parameter at fault. */
  readonly parameter?: string | undefined;
  /** The values that would have been taken, or the nearest known names. */
  readonly allowed?: readonly string[] | undefined;
  /** By which the service's log names the request. */
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** The one error that the client throws, besides the `AbortError` of a request that its caller gave up. */
export class ClientError extends Error {
  override readonly name = "ClientError";
  readonly code: ClientErrorCode;
  readonly status: number;
  readonly parameter: string | undefined;
  readonly allowed: readonly string[] | undefined;
  readonly requestId: string | undefined;

  constructor(message: string, { code, status, parameter, allowed, requestId, cause }: ClientErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.parameter = parameter;
    this.allowed = allowed;
    this.requestId = requestId;
  }
}
