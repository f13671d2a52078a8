import { randomBytes } from "node:crypto";
import type { Response } from "express";
import { nonceSlot } from "./pages/html.ts";

/** What the policy of an answer takes scripts from; that of a page takes those that have its nonce. */
export const scriptSource = "'none'";

/**
 * `send` which gives each page a nonce of its own, that its policy asks of every script: a script that got into a page by mistake
 * has none. The page that a caller has already keeps its nonce, and its policy with it: see `isUnchanged`.
 */
export function sendWithNonces(send: Response["send"]): Response["send"] {
  return function sendPage(this: Response, body?: unknown): Response {
    const isPage = typeof body === "string" && /^text\/html\b/.test(this.get("Content-Type") ?? "");
    if (!isPage) return send.call(this, body);
    const nonce = randomBytes(16).toString("base64");
    const policy = this.get("Content-Security-Policy");
    this.set(
      "Content-Security-Policy",
      policy?.replace(`script-src ${scriptSource}`, `script-src 'nonce-${nonce}'`),
    );
    // Two answers of one page differ by their nonces.
    const tag = this.get("ETag");
    if (tag?.startsWith('"')) this.set("ETag", `W/${tag}`);
    return send.call(this, body.replaceAll(nonceSlot, `nonce="${nonce}"`));
  };
}
