import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuotations } from "../../../src/text/quotations/find-quotations.ts";

/** Each quotation as `speaker (as printed, method): words`. */
function quotationsOf(texts: readonly string[], lang = "en"): readonly string[] {
  const paragraphs = texts.map((text) => ({ text }));
  return findQuotations(paragraphs, lang).flatMap((found, index) =>
    found.map(({ start, end, speaker, method }) => {
      const who = speaker === null ? "?" : `${speaker.name ?? "?"} (${speaker.as}, ${method})`;
      return `${who}: ${texts[index]?.slice(start, end)}`;
    }),
  );
}

describe("findQuotations", () => {
  const cases: readonly {
    name: string;
    texts: readonly string[];
    lang?: string;
    expected: readonly string[];
  }[] = [
    {
      name: "takes the name behind the words",
      texts: ["“The quay is shut,” said Mara Holt."],
      expected: ["Mara Holt (Mara Holt, cue): The quay is shut,"],
    },
    {
      name: "takes the name before the words, without its title",
      texts: ['On Friday Gov. Mara Holt told reporters: "The quay is shut until spring."'],
      expected: ["Mara Holt (Gov. Mara Holt, cue): The quay is shut until spring."],
    },
    {
      name: "goes on with who spoke before in the paragraph",
      texts: ["“The quay is shut,” Mara Holt said. “It stays shut.”"],
      expected: [
        "Mara Holt (Mara Holt, cue): The quay is shut,",
        "Mara Holt (Mara Holt, continued): It stays shut.",
      ],
    },
    {
      name: "gives a surname the full name that the document gave before",
      texts: ["Mara Holt runs the port.", "“It stays shut,” Holt said."],
      expected: ["Mara Holt (Holt, cue): It stays shut,"],
    },
    {
      name: "leaves a surname that two people have as it is",
      texts: ["Mara Holt and her brother Ned Holt run the port.", "“It stays shut,” Holt said."],
      expected: ["Holt (Holt, cue): It stays shut,"],
    },
    {
      name: "gives a pronoun to the one named last",
      texts: ["“The quay is shut,” said Mara Holt.", "“It stays shut until spring,” she added."],
      expected: [
        "Mara Holt (Mara Holt, cue): The quay is shut,",
        "Mara Holt (she, cue): It stays shut until spring,",
      ],
    },
    {
      name: "gives a pronoun to nobody where an office without a name was named last",
      texts: [
        "Mara Holt kept the gate. “It stays shut tonight,” the mayor said. “The tide is far too low,” she added.",
      ],
      expected: ["? (the mayor, cue): It stays shut tonight,", "? (she, cue): The tide is far too low,"],
    },
    {
      name: "gives neither pronoun to whom the other was said of",
      texts: [
        "Ned Orr came with Ms. Holt, Mara Holt’s aunt. “It stays shut,” he said. “Why?” she asked. “It is low tide,” he said.",
      ],
      expected: [
        "Ned Orr (he, cue): It stays shut,",
        "? (she, cue): Why?",
        "Ned Orr (he, cue): It is low tide,",
      ],
    },
    {
      name: "gives “it” to nobody",
      texts: ["Mara Holt read the report.", "“The quay is shut,” it said."],
      expected: ["? (it, cue): The quay is shut,"],
    },
    {
      name: "looks past an apposition",
      texts: ["Mara Holt, the head of the port since March, said the quay is “not safe for anybody”."],
      expected: ["Mara Holt (Mara Holt, cue): not safe for anybody"],
    },
    {
      name: "takes the source that a sentence gives",
      texts: ["The quay is “not safe for anybody,” according to Mara Holt."],
      expected: ["Mara Holt (Mara Holt, cue): not safe for anybody,"],
    },
    {
      name: "names nobody for a group without a name",
      texts: ["“The quay is shut,” the company said."],
      expected: ["? (the company, cue): The quay is shut,"],
    },
    {
      name: "carries words over paragraphs that open again",
      texts: ["“The quay is shut,” Mara Holt said. “It stays shut.", "“Nobody may pass.”"],
      expected: [
        "Mara Holt (Mara Holt, cue): The quay is shut,",
        "Mara Holt (Mara Holt, continued): It stays shut.",
        "Mara Holt (Mara Holt, continued): Nobody may pass.",
      ],
    },
    {
      name: "leaves out a word that nobody is said to have said",
      texts: ["The “experts” of the port and its ‘friends’ met."],
      expected: [],
    },
    {
      name: "keeps a quotation inside another with it",
      texts: ["“He said ‘never again’ to me,” said Mara Holt."],
      expected: ["Mara Holt (Mara Holt, cue): He said ‘never again’ to me,"],
    },
    {
      name: "takes an apostrophe for none",
      texts: ["The ships’ crews and Holt’s men didn’t come."],
      expected: [],
    },
    {
      name: "says nothing where nothing tells",
      texts: ["Over the door stood “All who land here are welcome.”"],
      expected: ["?: All who land here are welcome."],
    },
    {
      name: "reads Spanish",
      lang: "es",
      texts: [
        "«No hay dinero para otra cosa», afirmó Marta Ruiz.",
        "Según Pedro Salas, “la draga llega tarde”.",
      ],
      expected: [
        "Marta Ruiz (Marta Ruiz, cue): No hay dinero para otra cosa",
        "Pedro Salas (Pedro Salas, cue): la draga llega tarde",
      ],
    },
  ];
  it.each(cases)("$name", ({ texts, lang, expected }) => {
    expect(quotationsOf(texts, lang)).toEqual(expected);
  });

  it("gives ordered ranges inside the text, whatever it holds", () => {
    const text = fc.array(
      fc.constantFrom("“", "”", '"', "‘", "’", "«", "»", "„", "Mara Holt", "said", ", ", ". ", " he ", "x"),
    );
    fc.assert(
      fc.property(fc.array(text.map((parts) => parts.join(""))), (texts) => {
        const paragraphs = texts.map((text) => ({ text }));
        findQuotations(paragraphs, "en").forEach((found, index) => {
          let last = 0;
          for (const { start, end } of found) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(texts[index]?.length ?? 0);
        });
      }),
    );
  });

  it.each(["“", '"', "« ", "“a” said Mara Holt, ", "‘x "])("takes time linear in the text for %s", (unit) => {
    const steps = (count: number): number => {
      const started = process.cpuUsage();
      findQuotations([{ text: unit.repeat(count) }], "en");
      const { user, system } = process.cpuUsage(started);
      return user + system;
    };
    steps(1_000);
    const [small, large] = [steps(1_000), steps(4_000)];
    expect(large).toBeLessThan(Math.max(small, 20_000) * 12);
  });
});
