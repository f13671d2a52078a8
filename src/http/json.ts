import type { Response } from "express";

/** A value as JSON in which every character that a terminal would obey is an escape. */
export function toJson(value: unknown): string {
  return escapeControls(JSON.stringify(value));
}

/**
 * JSON with those characters escaped, too, that JSON may hold as they are: DEL, C1, and what turns the order of the characters
 * behind it. It means the same.
 */
export function escapeControls(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Sends JSON as it is, at the price of next to nothing: its type is not looked up, nor its tag. */
export function endJson(response: Response, json: string, type = "application/json"): void {
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  response.setHeader("Content-Length", Buffer.byteLength(json));
  response.end(json);
}
