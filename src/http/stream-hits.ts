import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import type { Request, Response } from "express";
import { type SearchFormat, searchFormats } from "../api/parameters.ts";
import { answerAll } from "../search/answer.ts";
import type { Backend } from "../search/backend.ts";
import type { AnsweredHit, SearchQuestion } from "../search/search-answer.ts";
import { csvHead, csvRows } from "./formats/csv.ts";
import { toTerminal } from "./formats/text.ts";
import { toJson } from "./json.ts";
import { originOf } from "./respond.ts";
import { toWireHit } from "./wire.ts";

/** The formats that every hit streams in. */
export type StreamFormat = Extract<SearchFormat, "csv" | "ndjson">;

/** What is streamed, and how. */
export interface HitStream {
  readonly question: SearchQuestion;
  readonly most: number;
  readonly format: StreamFormat;
  /** Is told what was sent, in searches. */
  charge(searches: number): void;
}

/** Hits of an export that cost as much as one search: as many as a page has at most. */
const hitsPerSearch = 100;

/**
 * Sends every hit, at most so many, as fast as the caller reads and no faster; what was not sent yet is not made yet. Others
 * are answered between two lots, and the work ends where `backend` is bound to the connection.
 */
export async function streamHits(
  request: Request,
  response: Response,
  backend: Backend,
  { question, most, format, charge }: HitStream,
): Promise<void> {
  response.type(searchFormats[format]);
  if (format === "csv") response.attachment("search.csv");
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const lots = chargeLots(answerAll(backend, question, most), charge);
  const lines = Readable.from(toHitLines(lots, format, originOf(request)), { objectMode: false });
  await pipeline(lines, response).catch((error: unknown) => {
    if (!isLeaving(error)) throw error;
  });
}

async function* chargeLots(
  lots: AsyncIterable<readonly AnsweredHit[]>,
  charge: (searches: number) => void,
): AsyncGenerator<readonly AnsweredHit[]> {
  for await (const hits of lots) {
    charge(hits.length / hitsPerSearch);
    yield hits;
  }
}

/** Hits as lines of text, lot by lot. `base` is what permalinks begin with. */
export async function* toHitLines(
  lots: AsyncIterable<readonly AnsweredHit[]>,
  format: StreamFormat,
  base: string,
): AsyncGenerator<string> {
  if (format === "csv") yield csvHead();
  for await (const hits of lots) {
    yield format === "csv"
      ? toTerminal(csvRows(hits, base))
      : hits.map((hit) => `${toJson(toWireHit(hit))}\n`).join("");
    await setImmediate();
  }
}

function isLeaving(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
