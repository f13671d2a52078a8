import { z } from "zod";
import { roles } from "../../domain/paragraph.ts";
import { langTag } from "../metadata.ts";
import type { Block } from "../parsed-document.ts";
import { joinLines } from "./join-lines.ts";
import { findTurns } from "./json-turns.ts";

/** A document as JSON states it. */
export interface JsonDocument {
  readonly record: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Block[];
  /** Whether it is not of the documented shape, and what looks like turns was taken. */
  readonly isGuessed?: boolean;
}

const paragraphSchema = z.object({
  text: z.string(),
  speaker: z.string().nullish(),
  role: z.enum(roles).nullish(),
  lang: z.string().regex(langTag, "not a language tag such as en or pt-br").nullish(),
  start: z.number().nonnegative().nullish(),
  end: z.number().nonnegative().nullish(),
});

const documentSchema = z.looseObject({ paragraphs: z.array(paragraphSchema) });

/** What is taken of a document of another shape beside its turns. */
const guessedKeys = ["title", "date", "source", "url", "lang"];

/** What V8 says of a text that is no JSON, without what it shows of it: that may be half of a word that is withheld. */
function withoutExcerpt(message: string): string {
  return message.replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/s, "");
}

/** The document in a JSON text, or a message that says what is wrong and where. */
export function readJsonDocument(text: string): JsonDocument | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? withoutExcerpt(error.message) : "not JSON";
  }
  const parsed = documentSchema.safeParse(value);
  if (!parsed.success) {
    const turns = isMeant(value) ? [] : findTurns(value);
    if (turns.length > 0) {
      return { record: guessRecord(Object(value)), blocks: turns, isGuessed: true };
    }
    const [issue] = parsed.error.issues;
    return `${issue?.path.join(".") || "the document"}: ${issue?.message ?? "not of the documented shape"}`;
  }
  const { paragraphs, ...record } = parsed.data;
  const blocks = paragraphs.flatMap(({ text, speaker, role, lang, start, end }): readonly Block[] => {
    const joined = joinLines(text);
    if (joined === "") return [];
    const stated = {
      ...(speaker && { speaker }),
      ...(role && { role }),
      ...(lang && { lang: lang.toLowerCase() }),
    };
    return [
      {
        text: joined,
        kind: "paragraph",
        ...stated,
        ...(typeof start === "number" && { start }),
        ...(typeof end === "number" && { end }),
      },
    ];
  });
  return { record, blocks };
}

function guessRecord(value: Readonly<Record<string, unknown>>): JsonDocument["record"] {
  const entries = Object.entries({ lang: value.language, ...value });
  return Object.fromEntries(entries.filter(([key]) => guessedKeys.includes(key)));
}

/** Whether a value is meant to be of the documented shape: what is wrong in it is reported, not guessed at. */
function isMeant(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "paragraphs" in value && Array.isArray(value.paragraphs)
  );
}
