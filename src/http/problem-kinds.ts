import type { ErrorCode } from "../domain/errors.ts";

/** What a code means to whoever meets it. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** When it happens, and the way out. */
  readonly explanation: string;
}

/** The HTTP side of every error code; a new code does not compile until it stands here. `docs/errors.md` says the same. */
export const problemKinds: Readonly<Record<ErrorCode, ProblemKind>> = {
  "artifact-damaged": {
    status: 503,
    title: "The index is damaged",
    explanation:
      "A file of the index is missing, cut or altered. Build it again; verbatim verify-artifact says what is wrong.",
  },
  "artifact-missing": {
    status: 503,
    title: "There is no index",
    explanation: "The index folder holds no index. Build one.",
  },
  "artifact-unsupported": {
    status: 503,
    title: "The index has another format",
    explanation: "The index has another format or text analysis than this version reads. Build it again.",
  },
  "artifact-too-large": {
    status: 503,
    title: "The index does not fit into memory",
    explanation:
      "The index, beside another where one answers, needs more memory than the process may have; the message has both numbers. Give it more, or serve the index from a cluster.",
  },
  "corpus-missing": {
    status: 500,
    title: "There is no corpus",
    explanation: "The corpus folder is not there.",
  },
  "corpus-empty": {
    status: 500,
    title: "The corpus is empty",
    explanation: "No file of the corpus has words to index.",
  },
  "build-incomplete": {
    status: 500,
    title: "The build found problems",
    explanation:
      "The build was strict, and a file could not be read, or a thread of the build died, for want of memory for one; nothing was published. The message says which.",
  },
  "withheld-invalid": {
    status: 500,
    title: "What is withheld cannot be understood",
    explanation:
      "withheld.yaml cannot be understood, so nothing was published. The message names each line that is wrong.",
  },
  "index-busy": {
    status: 503,
    title: "The index is being built",
    explanation: "Another process builds the same index. Wait for it, or build into another folder.",
  },
  "index-unwritable": {
    status: 500,
    title: "The index cannot be written",
    explanation: "The disk refused: it is full, read-only or not permitted.",
  },
  "invalid-setting": {
    status: 500,
    title: "A setting is wrong",
    explanation: "A flag or variable has a value that it cannot have.",
  },
  "invalid-parameter": {
    status: 400,
    title: "A parameter has a value it cannot have",
    explanation:
      "A parameter has a value that it cannot have; allowed lists what it can, where that is a list.",
  },
  "invalid-cursor": {
    status: 400,
    title: "The cursor cannot be followed",
    explanation:
      "This service did not give the cursor, or gave it for another search or another version of the index. Ask for the first page again, without one.",
  },
  "unknown-parameter": {
    status: 400,
    title: "No such parameter",
    explanation:
      "There is no such parameter; the nearest is named. A parameter that nobody reads is refused rather than ignored.",
  },
  "paragraph-not-found": {
    status: 404,
    title: "No such paragraph",
    explanation: "The corpus has no paragraph of that id.",
  },
  "paragraph-withdrawn": {
    status: 410,
    title: "These words were withdrawn",
    explanation: "Nothing stands in the place of the cited words any more; reason says why.",
  },
  "words-kept-back": {
    status: 403,
    title: "The licence keeps these words back",
    explanation:
      "The document's licence does not let all of its words out, so nothing is told by which they could be guessed, such as a hash of them.",
  },
  "revision-not-found": {
    status: 404,
    title: "No such revision",
    explanation:
      "Nothing is known of that revision of the paragraph; allowed lists those known, newest first.",
  },
  "document-not-found": {
    status: 404,
    title: "No such document",
    explanation: "The corpus has no document of that id.",
  },
  "speaker-not-found": {
    status: 404,
    title: "No such speaker",
    explanation: "The corpus has no speaker of that id.",
  },
  "route-not-found": {
    status: 404,
    title: "No such address",
    explanation: "There is nothing at that address.",
  },
  "method-not-allowed": {
    status: 405,
    title: "The address does not take this method",
    explanation: "The address does not take the method; allowed lists those that it takes.",
  },
  unauthorized: {
    status: 401,
    title: "A key is needed",
    explanation:
      "The address answers only who sends a key or its token: Authorization: Bearer, or for a key X-API-Key, too.",
  },
  "invalid-key": {
    status: 401,
    title: "The key is not valid",
    explanation:
      "There is no such key, or it was revoked, or its time is over. Ask for another, or leave it out.",
  },
  forbidden: {
    status: 403,
    title: "The key does not allow this",
    explanation:
      "The key is valid, but not for this: allowed lists what it may do, or the origins of the pages that may use it.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    explanation:
      "The address, or the key, has asked for as much as it may in a minute. Retry-After says in how many seconds it may ask again.",
  },
  overloaded: {
    status: 503,
    title: "The service is busy",
    explanation:
      "As many requests are under way as may be, or the request has waited too long for its turn. Retry-After says in how many seconds to ask again.",
  },
  "not-acceptable": {
    status: 406,
    title: "No such format",
    explanation:
      "The answer does not come in the format that was asked for; allowed lists those in which it does.",
  },
  "request-too-large": {
    status: 413,
    title: "The request is too large",
    explanation: "The request has more bytes than are read.",
  },
  "headers-too-large": {
    status: 431,
    title: "The address or the headers are too large",
    explanation:
      "The address and the headers together have more bytes than are read. Send what is long as a body.",
  },
  "request-timeout": {
    status: 408,
    title: "The request came too slowly",
    explanation: "The headers, or the whole request, had not come when their time was over.",
  },
  "malformed-request": {
    status: 400,
    title: "The request cannot be read",
    explanation: "The request cannot be read: an escape in the address, or a body that is not what it says.",
  },
  "engine-unavailable": {
    status: 503,
    title: "The search engine is not answering",
    explanation: "The search engine does not answer. Ask again in a moment.",
  },
  internal: {
    status: 500,
    title: "Something went wrong here",
    explanation: "Something went wrong here. The log has it under the request id.",
  },
};
