import { z } from "zod";
import { roles } from "../../domain/paragraph.ts";
import { checkDraft } from "../../evidence/check-draft.ts";
import { toCited } from "../../evidence/citation/cited.ts";
import { readPages } from "../../evidence/pointer/pointers.ts";
import { verifyClaim } from "../../evidence/verify-claim.ts";
import { answerSearch } from "../../search/answer.ts";
import type { Backend } from "../../search/backend.ts";
import { describeHoldings } from "../../search/holdings.ts";
import { isPartial } from "../../search/search-answer.ts";
import { foldTerm } from "../../text/fold.ts";
import { costOfDraft } from "../bounded.ts";
import type { AppDeps } from "../deps.ts";
import { citations } from "../formats/citation.ts";
import { attribution, count, speakerCounts } from "../formats/text.ts";
import { renderCheckText, renderVerificationText } from "../formats/verification-text.ts";
import { readParagraph } from "../read-paragraph.ts";
import { toFilter } from "../search-request.ts";
import { paragraphLinks } from "../wire.ts";

/** What a tool works with. */
export interface ToolContext {
  readonly backend: Backend;
  readonly readDraft: AppDeps["readDraft"];
  /** What stands before a permalink: `https://host`, or nothing where there is no address. */
  readonly origin: string;
  /** Is told what a call costs beside one search and the engine's work, in searches. */
  charge?(searches: number): void;
}

/** A tool for an agent: what it takes, and the text that it answers, at most about so many tokens. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  run(input: z.infer<Input>, context: ToolContext): Promise<string>;
}

const maxTokens = z
  .number()
  .int()
  .min(100)
  .max(20_000)
  .default(2000)
  .describe("about the most tokens of the answer; what does not fit is named");

const tools = [
  tool({
    name: "search_quotes",
    title: "Search quotes",
    description:
      'Finds paragraphs of interviews, articles, transcripts and speeches. The query takes words, "exact phrases", -exclusions, OR, NEAR/5. Answers previews, best first, each with its id and citation; get_quote gives the whole.',
    input: z.strictObject({
      query: z.string().max(2000).describe("what was said, as words or in the query language"),
      speaker: z.string().max(200).optional().describe("who: an id, name, alias, or title held on the day"),
      role: z.enum(roles).optional().describe("what kind of paragraph"),
      date: z.string().max(30).optional().describe("2024, 2024-05, 2024-05-17 or 2023..2024-05"),
      sort: z.enum(["relevance", "newest", "oldest"]).default("relevance"),
      limit: z.number().int().min(1).max(20).default(5),
      offset: z.number().int().min(0).max(10_000).default(0),
      maxTokens,
    }),
    async run({ query, speaker, role, date, sort, limit, offset }, context) {
      const stated = { speaker, role, date };
      const filters = (["speaker", "role", "date"] as const).flatMap((field) =>
        stated[field] === undefined ? [] : [toFilter(field, stated[field])],
      );
      const answer = await answerSearch(context.backend, {
        text: query.toWellFormed(),
        filters,
        match: "auto",
        sort,
        offset,
        limit,
        facets: [],
        snippetLength: 300,
        context: 0,
        explain: false,
        tags: { open: "**", close: "**" },
      });
      const { understood, problems, suggestion, matched } = answer.query;
      const last = offset + answer.hits.length;
      return [
        `${count(answer.total, "paragraph")} in ${count(answer.documents, "document")} · ${understood}`,
        ...(matched === "any" && answer.total > 0
          ? ["No paragraph has all the words; these have any of them."]
          : []),
        ...(suggestion === null ? [] : [`Nothing is written so; searched for: ${suggestion}`]),
        ...problems.map(({ message }) => `Note: ${message}`),
        ...(answer.total === 0 && !isPartial(answer) ? [whatWasSearched(context)] : []),
        ...answer.hits.map(({ paragraph, document, snippet, speakerTitle }) =>
          [
            "",
            `[${paragraph.id}] ${snippet.cutStart ? "… " : ""}${snippet.text}${snippet.cutEnd ? " …" : ""}`,
            attribution(paragraph, document, speakerTitle),
            `${context.origin}${paragraphLinks(paragraph).permalink}`,
          ].join("\n"),
        ),
        ...(last < answer.total ? ["", `More with offset ${last}.`] : []),
      ].join("\n");
    },
  }),
  tool({
    name: "get_quote",
    title: "Get a quote",
    description:
      "The whole paragraph of an id that search_quotes gave, with the question above it, its neighbours, who said it, and how to cite it.",
    input: z.strictObject({
      id: z.string().max(300).describe("a paragraph's id, such as dredger-is-coming.p14"),
      context: z.number().int().min(0).max(5).default(1).describe("paragraphs before and after"),
      maxTokens,
    }),
    async run({ id, context: around }, { backend, origin }) {
      const read = await readParagraph(backend.store, id, around);
      const { paragraph, document, question, before, after, speakerTitle } = read;
      const url = `${origin}${paragraphLinks(paragraph).permalink}`;
      return [
        ...(question === null ? [] : [`Question: ${question.text}`, ""]),
        `“${paragraph.text}”`,
        attribution(paragraph, document, speakerTitle),
        url,
        "",
        `Cite: ${citations.apa.write(toCited(paragraph, document, { store: backend.store, url })).trim()}`,
        ...(document.url === null ? [] : [`Published at: ${document.url}`]),
        ...before.map(({ id: other, text }) => `\nBefore [${other}]: ${text}`),
        ...after.map(({ id: other, text }) => `\nAfter [${other}]: ${text}`),
      ].join("\n");
    },
  }),
  tool({
    name: "verify_quote",
    title: "Verify a quote",
    description:
      "Whether words were said as claimed, by whom and when: a verdict, the exact words of the source, what was changed word by word, and over what was searched.",
    input: z.strictObject({
      quote: z.string().min(1).max(20_000).describe("the words that somebody says were said"),
      speaker: z.string().max(200).optional().describe("who is said to have said them"),
      date: z.string().max(30).optional().describe("when, possibly partial: 2024-05"),
      maxTokens,
    }),
    async run({ quote, speaker, date }, { backend, origin }) {
      const claim = { quote, ...(speaker && { speaker }), ...(date && { date }) };
      const verification = await verifyClaim(backend, claim);
      const pages = await readPages([...verification.matches, ...verification.variants], backend.store);
      return renderVerificationText(verification, { host: origin, pages });
    },
  }),
  tool({
    name: "check_draft",
    title: "Check a draft",
    description: "Every quotation of an article, plain text or Markdown, verified against the sources.",
    input: z.strictObject({ text: z.string().min(1).max(200_000), maxTokens }),
    async run({ text }, { backend, origin, readDraft, charge }) {
      charge?.(costOfDraft(text));
      return renderCheckText(await checkDraft(backend, readDraft(text)), { host: origin, text });
    },
  }),
  tool({
    name: "list_speakers",
    title: "List speakers",
    description: "Who speaks in the corpus, most paragraphs first, with their ids for the speaker filter.",
    input: z.strictObject({
      name: z.string().max(200).default("").describe("only those of whose name or alias a word begins so"),
      limit: z.number().int().min(1).max(100).default(20),
      offset: z.number().int().min(0).default(0),
      maxTokens,
    }),
    async run({ name, limit, offset }, { backend }) {
      const start = foldTerm(name.trim());
      const begins = (known: string): boolean =>
        known.split(/\s+/).some((word) => foldTerm(word).startsWith(start));
      const found = backend.store
        .speakers()
        .filter((speaker) => start === "" || [speaker.name, ...speaker.aliases].some(begins));
      const shown = found.slice(offset, offset + limit);
      const rest = found.length - offset - shown.length;
      return [
        count(found.length, "speaker"),
        ...shown.map((speaker) => `${speaker.name} (speaker:${speaker.id}): ${speakerCounts(speaker)}`),
        ...(rest > 0 ? [`${rest} more with offset ${offset + limit}.`] : []),
      ].join("\n");
    },
  }),
  tool({
    name: "coverage",
    title: "What is covered",
    description:
      "What the corpus holds and does not: documents, dates, kinds, languages, sources. The frame of every 'not found'.",
    input: z.strictObject({ maxTokens }),
    async run(_input, { backend }) {
      const held = describeHoldings(backend.store);
      const { name, description } = backend.store.info;
      return [
        `${name}. ${description}`.trim(),
        `${count(held.paragraphs, "paragraph")} in ${count(held.documents, "document")}, ${held.from ?? "undated"} to ${held.to ?? "undated"}`,
        `${count(held.undated, "document")} without a date, ${held.withoutSpeaker} without a known speaker`,
        ...(["kinds", "langs", "sources", "years"] as const).map(
          (part) =>
            `${part}: ${Object.entries(held[part])
              .map(([value, documents]) => `${value} ${documents}`)
              .join(", ")}`,
        ),
      ].join("\n");
    },
  }),
];

/** Every tool, in the order in which an agent will want them. */
export const agentTools: readonly Tool[] = tools;

/** Characters of a token, roughly, in European languages. */
const charactersPerToken = 4;

/** The text, cut at a line where it is longer than so many tokens, and then saying so. */
export function capText(text: string, tokens: number): string {
  const most = tokens * charactersPerToken;
  if (text.length <= most) return text;
  const cut = text.lastIndexOf("\n", most);
  const kept = text.slice(0, cut > most / 2 ? cut : most).toWellFormed();
  return `${kept}\n… cut here: ${count(text.length - kept.length, "character")} more; ask for fewer, or raise maxTokens.`;
}

function tool<Input extends z.ZodObject>(made: Tool<Input>): Tool {
  return made as unknown as Tool;
}

function whatWasSearched({ backend }: ToolContext): string {
  const { from, to } = describeHoldings(backend.store);
  const { paragraphs, documents } = backend.store.info;
  return `That is all of ${count(paragraphs, "paragraph")} in ${count(documents, "document")}, ${from ?? "undated"} to ${to ?? "undated"}: what is not in these may well have been said elsewhere.`;
}
