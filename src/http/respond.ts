import { hash } from "node:crypto";
import type { Request, Response } from "express";
import {
  type CitationForm,
  citationForms,
  citationTypes,
  type SearchFormat,
  searchFormats,
} from "../api/parameters.ts";
import { AppError } from "../domain/errors.ts";
import { type Cited, toCited } from "../evidence/citation/cited.ts";
import type { Backend } from "../search/backend.ts";
import { type PlacedParagraph, surroundings } from "../search/surroundings.ts";
import { citations } from "./formats/citation.ts";
import { toTerminal } from "./formats/text.ts";
import { escapeControls } from "./json.ts";
import type { CitedParagraph } from "./read-cited.ts";
import { citationHref, paragraphLinks } from "./wire.ts";

/** The formats that every answer comes in. */
export type Format = "json" | "text";

/** The format that a request wants: `format=` beats `Accept`. @throws {AppError} `not-acceptable` */
export function chooseFormat(request: Request, format: Format | undefined): Format {
  return format ?? chooseAccepted(request, ["json", "text"]);
}

/** The format that a request wants of a search. @throws {AppError} `not-acceptable` */
export function chooseSearchFormat(request: Request, format: SearchFormat | undefined): SearchFormat {
  return format ?? chooseAccepted(request, Object.keys(searchFormats) as SearchFormat[]);
}

function chooseAccepted<F extends SearchFormat>(request: Request, offered: readonly F[]): F {
  const types = offered.map((format) => searchFormats[format]);
  const accepted = request.accepts(types);
  const chosen = offered.find((format) => searchFormats[format] === accepted);
  if (chosen !== undefined) return chosen;
  throw new AppError("not-acceptable", `answers come as ${types.join(", ")}`, {
    name: "Accept",
    allowed: types,
  });
}

/** The strong `ETag` of what a text names or is. */
export function entityTag(text: string): string {
  return `"${hash("sha256", text, "base64url").slice(0, 27)}"`;
}

/**
 * Whether the caller has this answer already: an index never changes, so its version, the program's, and the request
 * with the host that links are made of name the answer. Sets the validators, and ends the response with 304 when it holds them.
 */
export function isUnchanged(request: Request, response: Response, { store, view = "" }: Backend): boolean {
  const { host = "", accept = "" } = request.headers;
  const key = [store.info.version, view, request.app.locals.version, host, request.originalUrl, accept].join(
    "\n",
  );
  response.set("ETag", entityTag(key)).set("Cache-Control", "no-cache").vary("Accept");
  if (!request.fresh) return false;
  // What the caller has keeps the policy that it came with: another one would have another nonce than the page.
  response.removeHeader("Content-Security-Policy");
  response.status(304).end();
  return true;
}

/**
 * How a request for a paragraph wants it: in the form of a citation, by `format` or by `Accept` before HTML, JSON and
 * text; else in the format stated, if any.
 */
export function chooseForm(
  request: Request,
  format: Format | CitationForm | undefined,
): { readonly citation?: CitationForm; readonly format?: Format } {
  if (format === "json" || format === "text") return { format };
  if (format !== undefined) return { citation: format };
  const types = Object.values(citationTypes);
  const accepted = request.accepts(["html", "json", "text", ...types]);
  const citation = citationForms.find((form) => citationTypes[form] === accepted);
  return citation === undefined ? {} : { citation };
}

/** Sends a paragraph's citation in that form. */
export function sendCitation(response: Response, form: CitationForm, cited: Cited): void {
  const type = citationTypes[form];
  const text = citations[form].write(cited);
  const isJson = /[/+]json\b/.test(type);
  sendText(response, `${type}; charset=utf-8`, isJson ? escapeControls(text) : toTerminal(text));
}

/** Says in `Link` (RFC 5829) which revisions come before and after the one asked for, and in `Content-Location` which is shown. */
export function linkRevisions(response: Response, { paragraph, revision }: CitedParagraph): void {
  const { permalink } = paragraphLinks(paragraph);
  const links = [
    ["latest-version", permalink],
    ["predecessor-version", revision?.previous && citationHref(revision.previous)],
    ["successor-version", revision?.next && citationHref(revision.next)],
  ] as const;
  response.append(
    "Link",
    links.flatMap(([rel, href]) => (href ? `<${href}>; rel="${rel}"` : [])),
  );
  response.set("Content-Location", permalink);
}

/** A paragraph, or some of its words, as they are cited from the host that was asked. */
export async function citedHere(
  request: Request,
  { store }: Pick<Backend, "store">,
  { paragraph, document }: PlacedParagraph,
  {
    start = 0,
    end = paragraph.text.length,
  }: { readonly start?: number | undefined; readonly end?: number | undefined } = {},
): Promise<Cited> {
  const { before, after } = await surroundings({ paragraph, document }, 1, store);
  return toCited(paragraph, document, {
    store,
    url: `${originOf(request)}${paragraphLinks(paragraph).permalink}`,
    range: { start, end },
    before: before[0]?.text ?? "",
    after: after[0]?.text ?? "",
  });
}

/** The scheme and host that were asked. */
export function originOf(request: Request): string {
  return `${request.protocol}://${request.get("Host") ?? ""}`;
}

/** Sends an answer in the format wanted; the text is made only when it is, and no terminal obeys anything in it. */
export function send(response: Response, format: Format, json: object, text: () => string): void {
  if (format === "text") sendText(response, "text/plain; charset=utf-8", toTerminal(text()));
  else response.json(json);
}

/**
 * Sends a text with its digest (`Repr-Digest`, RFC 9530), by which whoever kept it can show what was answered. It goes
 * uncompressed: the digest would be another one.
 */
export function sendText(response: Response, type: string, text: string): void {
  const digest = hash("sha256", text, "base64");
  response.set("Content-Type", type).set(digestHeader, `sha-256=:${digest}:`).send(text);
}

/** The header of a text's digest. */
export const digestHeader = "Repr-Digest";
