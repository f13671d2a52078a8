import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSource } from "../../src/corpus/parse-source.ts";
import { formatOf } from "../../src/corpus/source.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/corpus.md"), "utf8");
const examples = new Map(
  [...page.matchAll(/^\*\*[^\n]*?\(`([\w-]+\.\w+)`[^`]*?(?:`[^`\n]*`[^`]*?)*?```\w+\n([\s\S]*?)```$/gm)].map(
    ([, name = "", source = ""]) => [name, source],
  ),
);

/** What the page says becomes of each of its examples: `role/speaker: text`. */
const read: Readonly<Record<string, readonly string[]>> = {
  "storm.txt": ["question: How high did the water get?", "answer/Okafor: Two metres ten at the old pier."],
  "debate.said": [
    "statement/Ines Marlow: Good evening from the harbour.",
    "statement/Ruth Calder: Thank you.",
    "statement/Paul Brandt: Good evening.",
  ],
  "lamp.md": ["question/Ines Marlow: When do you sleep?", "answer/Ruth Calder: After the ferry."],
  "fund.html": [
    "narration: Harbour fund runs dry",
    "narration: “There is nothing left to hand out,” Paul Brandt said.",
  ],
  "bell.vtt": ["statement/Ines Marlow: Who rang the bell that night?"],
  "sitting.xml": ["statement/Ruiz Marta: The fund is empty.", "direction: Applause."],
  "chamber.xml": ["question/brandt: Is the fund empty?", "answer/ruiz: It is."],
  "session.xml": [
    "statement/Ruth Calder: Se abre la sesión.",
    "statement/Pablo Brandt Vega: El fondo está vacío.",
    "direction: Aplausos",
  ],
  "night.json": ["question: Who rang the bell?", "answer/Ruth Calder: I did."],
  "hearing.json": ["statement/Ruth Calder: Who rang the bell?", "statement/Paul Brandt: I did."],
};

describe("docs/corpus.md", () => {
  it("has an example for each format", () => {
    expect([...examples.keys()].sort()).toEqual(Object.keys(read).sort());
  });

  it.each(Object.keys(read))("says what becomes of %s", (name) => {
    const bytes = Buffer.from(examples.get(name) ?? "");
    const [document] = [...parseSource({ path: name, format: formatOf(name) ?? "text", bytes }, {})];
    const outline = document?.paragraphs.map(
      ({ role, speaker, text }) => `${role}${speaker === null ? "" : `/${speaker.name}`}: ${text}`,
    );
    expect(outline).toEqual(read[name]);
  });
});
