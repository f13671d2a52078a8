import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phrasesOf } from "../../../src/corpus/data/phrases.ts";
import { lookAt } from "../../../src/corpus/structure/paragraph-look.ts";
import { bestParts, type Part } from "../../../src/corpus/structure/sequence.ts";

const long =
  "The harbour board has met twice this week, and we continue to work with our partners on the quay. ".repeat(
    3,
  );
const longEs =
  "Vamos a seguir trabajando en el muelle, y nosotros tenemos ya el acuerdo con los pescadores del puerto. ".repeat(
    3,
  );

function partsOf(texts: readonly string[], introduction: number, lang: string): readonly Part[] {
  const words = phrasesOf(lang);
  return bestParts(
    texts.map((text) => lookAt(text, words)),
    introduction,
    words,
  );
}

/** Paragraphs of a conversation, each after the letter of its part. */
const conversations = [
  {
    name: "a turn that asks nothing between two who talk",
    lang: "en",
    lines: [
      "N Good morning, everyone. Happy Monday. I have two things for you at the top.",
      "Q Thanks, Mara. Has the board seen the new plan for the quay?",
      `A Well, ${long}`,
      "A Go ahead, Peter.",
      "Q Thank you, Mara. On the ferry: the captain said on Friday that it leaks.",
      "A Mm-hmm.",
      "Q Does the board believe him, and what will it do?",
      `A Sure. So, I would say that ${long}`,
      "A Go ahead, Ines.",
      "Q Thanks, Mara. Just a quick follow-up. I was wondering if you could tell us when.",
      `A Look, ${long}`,
    ],
  },
  {
    name: "an interview's question that states what the other did",
    lang: "en",
    lines: [
      "N The harbour master of the old port has held her post for nine years.",
      "Q How did it begin?",
      `A I began as a pilot. My mother was one. ${long}`,
      "Q What changed?",
      `A The ships did. I remember the first large one. ${long}`,
      "Q You’ve been praised for the new quay. But there are signs that the smaller boats no longer come.",
      "A The smaller boats will come back. The fish is what decides. In the north, when I arrived there, nobody fished in winter, and now there are forty boats.",
      "A It takes patience, and it takes a cold store that works.",
      "Q Do you regret anything?",
      `A I regret the lighthouse. ${long}`,
    ],
  },
  {
    name: "questions of those who answer",
    lang: "en",
    lines: [
      "N Good morning, everyone. I’ll take your questions.",
      "Q Thank you, Mara. Will the bridge open this year?",
      `A Well, ${long}`,
      `A And what does that mean? It means that ${long}`,
      "Q Thanks, Mara. And then, just one more on the bridge: who pays?",
      `A Sure. ${long}`,
      "Q Mara, do you expect a strike?",
      `A I don’t have anything to preview. ${long}`,
    ],
  },
  {
    name: "questions in Spanish that are told over several paragraphs",
    lang: "es",
    lines: [
      "N Buenos días. Vamos a empezar con el informe del puerto.",
      `N ${longEs}`,
      "Q Gracias, presidente. Buenos días.",
      "Q Lucía Mar, de La Gaceta del Muelle.",
      "Q Presidente, en el puerto los pescadores dicen que nadie los ha recibido, y le dejan a usted una carta.",
      "Q Quisiera preguntarle si usted tiene conocimiento de este tema y qué respuesta les daría.",
      `A Sí, ${longEs}`,
      `A ${longEs}`,
      "Q ¿Y cuándo sería, presidente?",
      `A Pues, ${longEs}`,
      "Q Muchas gracias, presidente. ¿Hay alguna fecha?",
      `A No, ${longEs}`,
    ],
  },
];

describe("bestParts", () => {
  for (const { name, lang, lines } of conversations) {
    it(`finds ${name}`, () => {
      const texts = lines.map((line) => line.slice(2));
      const found = partsOf(texts, 0, lang).map(
        (part, index) => `${part.charAt(0).toUpperCase()} ${texts[index]}`,
      );
      expect(found).toEqual(lines);
    });
  }

  it("lets nobody answer before somebody asked, and no introduction come back", () => {
    const turn = fc.oneof(
      fc.constantFrom("Why?", "Go ahead.", "Thank you, Mara.", "Yeah.", long, "Tell us about it.", "¿Y?"),
      fc.string({ maxLength: 60 }),
    );
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 30 }), fc.nat(4), (texts, introduction) => {
        const parts = partsOf(texts, Math.min(introduction, texts.length), "en");
        expect(parts).toHaveLength(texts.length);
        expect(parts.join(" ")).toMatch(/^(?:narration ?)*(?:question.*)?$/);
        expect(parts.slice(parts.indexOf("question")).includes("narration")).toBe(
          !parts.includes("question") && parts.length > 0,
        );
      }),
    );
  });
});
