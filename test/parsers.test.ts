import { deepEqual, doesNotMatch, equal, match, notEqual, ok } from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWithinTime } from "../scripts/within-time.ts";
import * as parameters from "../src/api/parameters.ts";
import {
  parseAnyManifest,
  parseBuilds,
  parseManifest,
  parsePointer,
  versionOf,
} from "../src/artifact/manifest.ts";
import { decodeText } from "../src/corpus/decode.ts";
import { parseMetadata, toMetadata } from "../src/corpus/metadata.ts";
import { parseSource } from "../src/corpus/parse-source.ts";
import { createPathTest } from "../src/corpus/path-pattern.ts";
import { readDraft } from "../src/corpus/read-draft.ts";
import { parseCorpusSettings } from "../src/corpus/settings.ts";
import type { SourceFormat } from "../src/corpus/source.ts";
import { readSynonyms } from "../src/corpus/synonyms.ts";
import { parseWithheld } from "../src/corpus/withheld/read-withheld.ts";
import { isWithin, parseCivilDate, toSpan } from "../src/domain/civil-date.ts";
import { AppError, type ErrorCode } from "../src/domain/errors.ts";
import { parseParagraphId, toParagraphId } from "../src/domain/paragraph.ts";
import type { CorpusProblem } from "../src/domain/problem.ts";
import type { Range } from "../src/domain/range.ts";
import { synonymLimits } from "../src/domain/synonyms.ts";
import { readTraceParent } from "../src/domain/trace-parent.ts";
import {
  packEarlier,
  packStanding,
  unpackEarlier,
  unpackStanding,
} from "../src/engines/embedded/ledger-sections.ts";
import { readClaim } from "../src/evidence/claim-pattern.ts";
import { toMediaLink } from "../src/evidence/pointer/media-link.ts";
import { toExpression } from "../src/http/algolia/filters.ts";
import { parseFacetSearch, parseSearch } from "../src/http/algolia/parameters.ts";
import { type BoundSearch, readCursor, writeCursor } from "../src/http/cursor.ts";
import { readParameters } from "../src/http/read-parameters.ts";
import { toQuestion } from "../src/http/search-request.ts";
import { createKey, findKey, type KeyTerms, parseExpiry, parseKeys, printKeys } from "../src/ops/api-keys.ts";
import { readConfig } from "../src/ops/config.ts";
import { settings } from "../src/ops/settings.ts";
import { filterFields } from "../src/query/ast.ts";
import { parseFilter } from "../src/query/filters.ts";
import type { Backend } from "../src/search/backend.ts";
import { detectLang } from "../src/text/detect-lang.ts";
import { findQuotations } from "../src/text/quotations/find-quotations.ts";
import { splitSentences } from "../src/text/sentences.ts";
import { textsOf, valuesLike } from "./support/any-text.ts";
import { buildEmbedded } from "./support/embedded.ts";
import { readFixtureCorpus } from "./support/fixture-corpus.ts";
import { openTerms } from "./support/key-terms.ts";
import { runs } from "./support/runs.ts";

/** What reads texts from outside. It is asked a hundred thousand times, so its checks are those of Node, which take a tenth of the time. */
interface Parser {
  /** What its texts are made of, whole and broken. */
  readonly pieces: readonly string[];
  /** A value whose like it reads, where its texts are JSON, or YAML, in which JSON is YAML. */
  readonly like?: unknown;
  /** The errors that it may throw; none where any text gives something. */
  readonly throws?: readonly ErrorCode[];
  /** Reads a text, and fails where that gives what it does not promise. */
  check(text: string): void;
}

let backend: Backend;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-parsers-"));
  backend = await buildEmbedded(readFixtureCorpus("lighthouse"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const yamlPieces = [
  "- ",
  "-",
  "? ",
  ": ",
  "a: ",
  "{",
  "}",
  "[",
  "]",
  ", ",
  "&a ",
  "*a",
  "!!str ",
  "!!binary ",
  "<<: ",
  "|\n  ",
  ">-\n",
  "'",
  '"',
  "#",
  "---\n",
  "...\n",
  "%YAML 1.2\n",
  "\n  ",
  "\n",
  "2024-05-17",
  "true",
  "word",
];
const dates = ["2024", "2024-05", "2024-02-30", "-", "..", "2023..2024-05", "0000", "9999-12-31", "12", " "];
const prose = [
  "“",
  "”",
  '"',
  "‘",
  "’",
  "«",
  "»",
  "[",
  "]",
  "[…]",
  "…",
  ". . .",
  "(",
  ")",
  "said Jane Doe.",
  "she",
  "the mayor",
  "Mr. ",
  "U.S. ",
  "not",
  "37,000",
  "well-known",
  "don't",
  "“We stood on the wall”, he said.",
  "¿Qué",
  "dijo",
  "。",
  "— ",
];
const markup = [
  "<p>",
  "</p>",
  "<div>",
  "<blockquote>",
  "<b>",
  "<!--",
  "-->",
  "<script>",
  "<![CDATA[",
  "&amp;",
  "&#x0;",
  "&lol;",
  "<html lang=en>",
  "<body>",
  "<a href='",
  "**",
  "_",
  "`",
  "```\n",
  "> ",
  "- ",
  "1. ",
  "# ",
  "[a](",
  "![",
  "---\n",
  "|",
  "\n\n",
];
const search: BoundSearch = { text: "tide", filters: [], match: "auto", sort: "relevance" };
const version = "0123456789abcdef";
const sign = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 8);
const settingKeys = settings.map(({ flag }) => flag.slice(2));
const schemas = Object.entries(parameters).flatMap(([name, schema]) =>
  name.endsWith("Parameters") && typeof schema === "object" && "safeParse" in schema ? [schema] : [],
);
const instant = "2026-01-01T00:00:00.000Z";
const terms: KeyTerms = { ...openTerms, name: "newsroom", scopes: ["search"] };
const manifest = {
  format: 7,
  version,
  facts: { analysis: {}, counts: { documents: 1, paragraphs: 2, words: 3 }, digest: "ab" },
  sections: [{ name: "text", file: "text.bin", sizeBytes: 3, sha256: "cd" }],
};
const ledger = {
  builds: [version],
  earlier: [{ id: "a.p1", rev: "01234567", since: 0, until: 0, next: null, text: "word" }],
  standing: [{ id: "a", revs: ["01234567", "89abcdef"], since: [0, 1] }],
};

const parsers: Readonly<Record<string, Parser>> = {
  "a filter": {
    pieces: [...dates, "answer", "question", "-", "the mayor", '"', "\u00a0"],
    check(text) {
      for (const field of filterFields) {
        const read = parseFilter(field, text);
        if (!read.ok) continue;
        const { value, exclude } = read.value;
        deepEqual(parseFilter(field, `${exclude ? "-" : ""}${value}`), read);
      }
    },
  },
  "a civil date": {
    pieces: dates,
    check(text) {
      const date = parseCivilDate(text);
      if (date === undefined) return;
      equal(date, text.trim());
      const { first, last } = toSpan(date);
      deepEqual([parseCivilDate(first), parseCivilDate(last)], [first, last]);
      ok(first <= last);
      ok(isWithin(date, first, last));
    },
  },
  "a draft": {
    pieces: [...markup, ...prose],
    check(text) {
      for (const format of [undefined, "text", "markdown", "html"] as const) {
        const paragraphs = readDraft(text, format);
        const length = paragraphs.reduce((sum, paragraph) => sum + paragraph.text.length, 0);
        ok(length <= text.length * 2 + 10);
        expectQuoted(paragraphs.map((paragraph) => paragraph.text));
      }
    },
  },
  "a claim": {
    pieces: prose,
    check(text) {
      const claim = readClaim(text);
      for (const { start, end } of claim.items) {
        ok(start <= end);
        ok(end <= claim.text.length);
      }
      expectInOrder(claim.literal ?? [], claim.text.length);
    },
  },
  sentences: {
    pieces: [...prose, ". ", "! ", "?”", " 3. Mai"],
    check(text) {
      for (const lang of ["", "de", "es"]) {
        const sentences = splitSentences(text, lang);
        equal(sentences.map(({ start, end }) => text.slice(start, end)).join(""), text);
      }
      notEqual(detectLang(text), "");
    },
  },
  "what is withheld": {
    pieces: [...yamlPieces, "phrase: ", "reason: ", "person: ", "part: name", "- {document: a, reason: b}"],
    like: [
      { phrase: "their home", reason: "privacy", date: "2024-05" },
      { person: ["Jane Doe"], part: "name", confirm: false, reason: "wish" },
    ],
    throws: ["withheld-invalid"],
    check(text) {
      for (const rule of parseWithheld(text)) {
        ok(rule.line > 0);
        notEqual(rule.value.trim(), "");
        notEqual(rule.reason.trim(), "");
      }
    },
  },
  synonyms: {
    pieces: [...yamlPieces, "from: ", "to: ", "- [ferry, car ferry]", "- {from: NATO, to: [the alliance]}"],
    like: [["ferry", "car ferry"], { from: ["NATO"], to: ["the alliance", 1949] }],
    check(text) {
      const problems: CorpusProblem[] = [];
      const rules = readSynonyms(text, "synonyms.yaml", problems);
      ok(rules.length <= synonymLimits.rules);
      for (const { from, to } of rules) ok(from.length * to.length > 0);
      for (const { line } of problems) ok(line !== undefined && line > 0);
    },
  },
  "a corpus' settings": {
    pieces: [...yamlPieces, "name: ", "exclude: [", "*", "**/", "limits: {maxFileBytes: ", "defaults: {"],
    like: {
      name: "Papers",
      description: "of a town",
      defaults: {
        lang: "en",
        licence: "full",
        date: "2024-05",
        speakers: [{ name: "Jane", title: "mayor" }],
      },
      exclude: ["drafts/**", "*.tmp"],
      limits: { maxFileBytes: 1000 },
    },
    check(text) {
      const { settings: read } = parseCorpusSettings("name", (path) =>
        path === "corpus.yaml" ? text : undefined,
      );
      equal(typeof read.name, "string");
      ok(read.maxFileBytes > 0);
      equal(typeof read.excludes("drafts/a.tmp"), "boolean");
    },
  },
  "a corpus' speakers": {
    pieces: [...yamlPieces, "- name: ", "aliases: [", "titles: [{title: mayor, from: ", "group: "],
    like: [
      { id: "jane", name: "Jane Doe", aliases: ["JD"], family: "Doe", group: false },
      { name: "Tom", titles: [{ title: "mayor", from: "2020", to: 2024 }] },
    ],
    check(text) {
      const { settings: read } = parseCorpusSettings("name", (path) =>
        path === "speakers.yaml" ? text : undefined,
      );
      for (const { name, aliases } of read.persons) {
        notEqual(name.trim(), "");
        ok(aliases.every((alias) => typeof alias === "string"));
      }
    },
  },
  metadata: {
    pieces: [...yamlPieces, "title: ", "date: ", "speakers: ", "url: https://", "lang: ", "licence: "],
    like: {
      id: "a",
      title: "A talk",
      said: "2024-05-17T10:00",
      published: 2024,
      lang: "pt-BR",
      url: "https://example.org/",
      licence: "full",
      interviewer: "Jane",
      speakers: [{ id: "tom", name: "Tom", title: "mayor" }],
    },
    check(text) {
      const { metadata } = toMetadata(
        parseMetadata(text, () => 0),
        "a.md",
      );
      for (const date of [metadata.said, metadata.published, metadata.corrected])
        if (date !== undefined) equal(parseCivilDate(date), date);
      for (const url of [metadata.url, metadata.archived, metadata.media])
        if (url !== undefined) match(url, /^https?:/i);
    },
  },
  "the configuration": {
    pieces: [
      ...yamlPieces,
      ...settingKeys.map((key) => `${key}: `),
      "off",
      "on",
      "8080",
      "https://a.example",
    ],
    like: { port: 8080, "trust-proxy": "loopback, 10.0.0.0/8", "cors-origins": "https://a.example" },
    throws: ["invalid-setting"],
    check(text) {
      const path = join(folder, "config.yaml");
      writeFileSync(path, text);
      const { port } = readConfig({}, { VERBATIM_CONFIG: path });
      ok(port <= 65_535);
    },
  },
  "each setting": {
    pieces: [
      "off",
      "on",
      "1",
      "-1",
      "1e9",
      "0x10",
      "10.0.0.0/8",
      "::1/129",
      ",",
      " ",
      "https://a.example",
      "/",
      "*",
    ],
    throws: ["invalid-setting"],
    check(text) {
      const errors = settings.flatMap(({ env }) => {
        if (env === "VERBATIM_CONFIG") return [];
        try {
          readConfig({}, { [env]: text });
          return [];
        } catch (error) {
          return [error];
        }
      });
      for (const error of errors) equal((error as AppError).code, "invalid-setting");
    },
  },
  "a file of keys": {
    pieces: ['{"keys":[', "]}", '"id":', '"hash":', "null", "{}", ","],
    like: { keys: [createKey(terms, instant).key] },
    throws: ["invalid-setting"],
    check(text) {
      const keys = parseKeys(text, "keys.json");
      deepEqual(parseKeys(printKeys(keys), "keys.json"), keys);
      equal(findKey(keys, text), undefined);
    },
  },
  "a key's end": {
    pieces: [...dates, "d", "90d", "99999d", "9999-12-30", "0001-01-01"],
    check(text) {
      const expiresAt = parseExpiry(text, 0);
      if (expiresAt === undefined) return;
      const { key } = createKey({ ...terms, expiresAt }, instant);
      deepEqual(parseKeys(printKeys([key]), "keys.json"), [key]);
    },
  },
  traceparent: {
    pieces: ["00", "ff", "-", "0123456789abcdef", "0".repeat(16), "0af7651916cd43dd8448eb211c80319c", "01"],
    check(text) {
      const place = readTraceParent(text);
      if (place !== undefined) ok(text.includes(`${place.traceId}-${place.spanId}`));
    },
  },
  "a cursor": {
    pieces: [".", "W10", writeCursor({ after: { paragraph: 3, score: 1.5 }, offset: 2 }, search, version)],
    like: [version.slice(0, 8), "rSKFYvir", 1, 8, 0.96],
    throws: ["invalid-cursor"],
    check(text) {
      const encoded = Buffer.from(text).toString("base64url");
      for (const token of [`${encoded}.${sign(encoded)}`, text]) {
        const position = readCursor(token, search, version);
        deepEqual(readCursor(writeCursor(position, search, version), search, version), position);
      }
    },
  },
  parameters: {
    pieces: ["{", "}", '"q":', '"limit":', "[", "]", ",", '"a"', "1"],
    like: {
      q: "tide",
      limit: "3",
      offset: 0,
      facets: ["speaker,role"],
      date: "2024..",
      role: ["answer"],
      explain: true,
      sort: "newest",
    },
    throws: ["invalid-parameter", "unknown-parameter", "invalid-cursor"],
    check(text) {
      const value = toJson(text);
      for (const schema of schemas) passing(() => readParameters(schema, value), this.throws);
      toQuestion(readParameters(parameters.oneSearchParameters, value), version);
    },
  },
  "a search on Algolia's wire": {
    pieces: ["{", "}", '"query":', '"facetFilters":', "[", "]", ",", '"speaker:a"', "1"],
    like: {
      params: "query=a&facets=%5B%22speaker%22%5D&hitsPerPage=3",
      query: "tide",
      page: 0,
      facets: '["speaker"]',
      facetFilters: [["speaker:Ada", "-role:answer"], "kind:-a"],
      numericFilters: "year>=2020",
      filters: "role:answer AND NOT year < 2020",
      attributesToRetrieve: ["text"],
      getRankingInfo: "true",
    },
    throws: ["invalid-parameter"],
    check(text) {
      const value = toJson(text);
      passing(() => parseFacetSearch(value), this.throws);
      toExpression(parseSearch(value), backend.store);
    },
  },
  "filters on Algolia's wire": {
    pieces: [
      ..."()\"'\\:<>=",
      " AND ",
      " OR ",
      "NOT ",
      "NOT(",
      "speaker:",
      "role:answer",
      "year",
      "year >= 2020",
      "year:2020 TO 2024",
      "!=",
      " TO ",
      'title:"a \\" b"',
      "-",
      "__proto__:a",
    ],
    throws: ["invalid-parameter"],
    check(text) {
      for (const other of [{ filters: text }, { facetFilters: text }, { numericFilters: [text] }])
        passing(() => toExpression(parseSearch(other), backend.store), this.throws);
    },
  },
  "a paragraph's id": {
    pieces: [".p", "a", "p", "1", "0", "@", "01234567", "99999999999"],
    check(text) {
      const id = parseParagraphId(text);
      if (id !== undefined) equal(toParagraphId(id.document, id.ordinal), text);
    },
  },
  "a manifest": {
    pieces: ["{", "}", '"format":7', '"version":', ",", "[", "]"],
    like: manifest,
    check(text) {
      const read = parseManifest(text);
      if (read.kind === "value") match(versionOf(read.value), /^[0-9a-f]{16}$/);
      const any = parseAnyManifest(text);
      if (any !== undefined) ok(Array.isArray(any.sections));
    },
  },
  "a pointer": {
    pieces: ["{", "}", '"format":7', '"version":', ",", "[", "]"],
    like: { format: 7, version, builtAt: instant, earlier: [{ version, builtAt: instant }] },
    check(text) {
      ok(["value", "other-format", "nonsense"].includes(parsePointer(text).kind));
      for (const build of parseBuilds(text)) match(build.version, /^[0-9a-f]{16}$/);
    },
  },
  "a pattern of paths": {
    pieces: ["*", "**", "**/", "/", "a", ".", "drafts/", "[", "(", "+", "?"],
    check(text) {
      for (const path of ["", "a", "drafts/a.md", "a/".repeat(20), "a".repeat(40)])
        equal(typeof createPathTest(text)(path), "boolean");
      if (!text.includes("*")) ok(createPathTest(text)(text));
    },
  },
  "a recording's address": {
    pieces: ["https://", "youtube.com/watch?v=", "vimeo.com/", "#t=", "?", "&", "[", "a.mp3", "@", ":", "%"],
    check(text) {
      const link = toMediaLink(text, 12);
      equal(URL.canParse(link), URL.canParse(text));
    },
  },
  "a file's bytes": {
    pieces: [
      "\u00ff\u00fe",
      "\u00fe\u00ff",
      "\0",
      "a\0",
      "\0a",
      "é",
      "\u00e9",
      "\u0080",
      "word ",
      "\r",
      "\u2028",
    ],
    check(text) {
      for (const encoding of ["latin1", "utf8", "utf16le"] as const) {
        const read = decodeText(Buffer.from(text, encoding));
        if (read.kind === "text") doesNotMatch(read.text, /[\r\u2028\u2029]/);
      }
    },
  },
  "a text": { pieces: [...prose, "JANE DOE: ", "Q: ", "\n\n", "[Applause]"], check: sourceCheck("text") },
  Markdown: { pieces: [...markup, ...yamlPieces, "**Q:** "], check: sourceCheck("markdown") },
  "a web page": {
    pieces: [
      ...markup,
      "<article>",
      "<table>",
      "<li>",
      "<meta property='og:title' content='",
      "<title>",
      "<svg>",
    ],
    check: sourceCheck("html"),
  },
  captions: {
    pieces: [
      "WEBVTT\n\n",
      "00:01.000 --> 00:02.000\n",
      "1\n00:00:01,000 --> ",
      "99:99:99.999",
      "-->",
      "<v Jane>",
      "</v>",
      "<c.x>",
      ">> ",
      "- ",
      "NOTE",
      "Language: en\n",
      "\n\n",
      "word",
      "&lt;",
    ],
    check: sourceCheck("captions"),
  },
  XML: {
    pieces: [
      "<TEI><text><body>",
      "<u who='#a'>",
      "</u>",
      "<seg>",
      "</seg>",
      "<note type='speaker'>",
      "<akomaNtoso>",
      "<ecpc_CD>",
      "<speech>",
      "<intervention>",
      "<!DOCTYPE TEI [<!ENTITY a 'b'>]>",
      "&a;",
      "<?xml version='1.0'?>",
      "<![CDATA[",
      "]]>",
      "word",
      "<person xml:id='a'><persName>",
    ],
    check: sourceCheck("xml"),
  },
  JSON: {
    pieces: ['{"paragraphs":[', "]}", '{"text":"a"}', ",", '{"transcript":', '"speaker":'],
    like: {
      title: "A talk",
      date: "2024",
      paragraphs: [{ text: "word", speaker: "Jane", role: "answer", start: 1, end: 2, lang: "en" }],
    },
    check: sourceCheck("json"),
  },
  "JSON of no documented shape": {
    pieces: ['{"results":[', "]}", '{"text":"a"}', ","],
    like: {
      language: "en",
      results: { turns: [{ speaker: { name: "Jane" }, sentences: [{ text: "word", start: "1.5" }] }] },
    },
    check: sourceCheck("json"),
  },
  "lines of JSON": {
    pieces: ['{"paragraphs":[{"text":"a"}]}', "\n", "{", "}", '"'],
    like: { id: "a", paragraphs: [{ text: "word" }] },
    check: sourceCheck("jsonl"),
  },
};

/** Checks that no reader of a format fails, and that it gives words or says why it does not. */
function sourceCheck(format: SourceFormat): (text: string) => void {
  return (text) => {
    for (const { paragraphs, problems } of parseSource({ path: "x", format, bytes: Buffer.from(text) }, {})) {
      deepEqual(
        problems.filter(({ code }) => code === "reader-failed"),
        [],
      );
      ok(paragraphs.length + problems.length > 0);
      for (const paragraph of paragraphs) {
        notEqual(paragraph.text.trim(), "");
        expectInOrder(paragraph.quotations ?? [], paragraph.text.length);
      }
    }
  };
}

function expectQuoted(texts: readonly string[]): void {
  const quoted = findQuotations(
    texts.map((text) => ({ text })),
    "en",
  );
  texts.forEach((text, index) => {
    expectInOrder(quoted[index] ?? [], text.length);
  });
}

function expectInOrder(ranges: readonly Range[], length: number): void {
  let last = 0;
  for (const { start, end } of ranges) {
    ok(start >= last);
    ok(end >= start);
    last = end;
  }
  ok(last <= length);
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { q: text, query: text };
  }
}

/** Runs something that may throw errors of these codes, and no others. */
function passing(run: () => unknown, codes: readonly ErrorCode[] = []): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof AppError) || !codes.includes(error.code)) throw error;
  }
}

/** Milliseconds that each text may take of a machine however busy, on average: not how fast it is is tested, but that it ends. */
const endlessMs = 100;
const withinTime = createWithinTime();
/** Characters of the longest texts: linear work on so many is quick, and what grows with their square is not. */
const longest = runs(2000);

describe.each(Object.entries(parsers))("%s", (_, parser) => {
  const { pieces, like, throws } = parser;
  let last = "";
  const read = (text: string): void => {
    last = text;
    passing(() => parser.check(text), throws);
  };
  /** Tries texts, and tells the one at which it does not end. */
  const tryAll = (count: number, run: () => void): void => {
    try {
      withinTime(60_000 + count * endlessMs, run);
    } catch (error) {
      throw new Error(`at ${JSON.stringify(last.slice(0, 500))}: ${error}`, { cause: error });
    }
  };

  it("is read, or refused with an error of its own, whatever it is", () => {
    const numRuns = runs(60);
    tryAll(numRuns, () => fc.assert(fc.property(textsOf(pieces), read), { numRuns }));
  });

  it("is read or refused in good time, however often a piece is repeated", () => {
    for (const piece of pieces)
      for (const text of [piece, `a${piece}`, `${piece}\n`])
        tryAll(1, () => read(text.repeat(Math.ceil(longest / text.length))));
  });

  it.runIf(like !== undefined)("is read or refused, whatever stands in the place of its values", () => {
    const numRuns = runs(60);
    const values = fc.property(valuesLike(like), (value) => read(JSON.stringify(value) ?? ""));
    tryAll(numRuns, () => fc.assert(values, { numRuns }));
  });
});

describe("a ledger's sections", () => {
  it("give back the ledger that they were made of", () => {
    const { standing, ...earlier } = ledger;
    expect(unpackEarlier(packEarlier(ledger))).toEqual(earlier);
    expect(unpackStanding(packStanding(ledger))).toEqual(standing);
  });
});
