import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";
import { nonceSlot } from "./pages/html.ts";

/**
 * Gives each page a nonce of its own, which its policy asks of every script: a script that got into a page by mistake has none.
 * The page that a caller has already keeps its nonce, and its policy with it: see `isUnchanged`.
 */
export function giveNonces(): RequestHandler {
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.nonce = nonce;
    const send = response.send.bind(response) as (body?: unknown) => Response;
    response.send = (body?: unknown) => {
      const isPage = typeof body === "string" && /^text\/html\b/.test(response.get("Content-Type") ?? "");
      if (!isPage) return send(body);
      // Two answers of one page differ by their nonces.
      const tag = response.get("ETag");
      if (tag?.startsWith('"')) response.set("ETag", `W/${tag}`);
      return send(body.replaceAll(nonceSlot, `nonce="${nonce}"`));
    };
    next();
  };
}

/** What the policy of an answer takes scripts from. */
export function scriptSource({ locals }: Pick<Response, "locals">): string {
  return `'nonce-${String(locals.nonce)}'`;
}
