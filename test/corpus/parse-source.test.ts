import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSource } from "../../src/corpus/parse-source.ts";
import type { ParsedDocument } from "../../src/corpus/parsed-document.ts";
import type { SourceFormat } from "../../src/corpus/source.ts";
import { runs } from "../support/runs.ts";

function parse(format: SourceFormat, text: string | Uint8Array, sidecar?: string): ParsedDocument {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const source = {
    path: `talk.${format}`,
    format,
    bytes,
    ...(sidecar && { sidecar: { path: "talk.meta.yaml", bytes: Buffer.from(sidecar) } }),
  };
  return [...parseSource(source, {})][0] as ParsedDocument;
}

/** Each paragraph as `role/speaker: text`. */
function outline({ paragraphs }: ParsedDocument): readonly string[] {
  return paragraphs.map(
    ({ role, speaker, text }) => `${role}${speaker === null ? "" : `/${speaker.name}`}: ${text}`,
  );
}

describe("parseSource", () => {
  const cases: readonly {
    name: string;
    format: SourceFormat;
    text: string;
    sidecar?: string;
    expected: readonly string[];
  }[] = [
    {
      name: "joins hard-wrapped lines",
      format: "text",
      text: "The tide\nis out.\n\nThe boats\r\nare in.",
      expected: ["unknown: The tide is out.", "unknown: The boats are in."],
    },
    {
      name: "parts Markdown at lines that only look blank",
      format: "markdown",
      text: "The tide.  \n\u00a0  \nThe boats.\n&nbsp;\nThe quay.",
      expected: ["unknown: The tide.", "unknown: The boats.", "unknown: The quay."],
    },
    {
      name: "takes a single label in capitals at the start of a speech, whatever it asks",
      format: "markdown",
      text: "7:06 P.M.\n\nTHE MAYOR: Friends.\n\nWho built this pier? You did.\n\nAnd who will mend it?\n\nWe will.",
      expected: [
        "narration: 7:06 P.M.",
        "statement/The Mayor: Friends.",
        "statement/The Mayor: Who built this pier? You did.",
        "statement/The Mayor: And who will mend it?",
        "statement/The Mayor: We will.",
      ],
    },
    {
      name: "takes one paragraph a line where lines are long",
      format: "text",
      text: `${"The tide is out. ".repeat(10).trim()}\n${"The boats are in. ".repeat(10).trim()}`,
      expected: [
        `unknown: ${"The tide is out. ".repeat(10).trim()}`,
        `unknown: ${"The boats are in. ".repeat(10).trim()}`,
      ],
    },
    {
      name: "joins the cues of a turn, and takes a voice for its speaker",
      format: "captions",
      text: "WEBVTT\nLanguage: en\n\nNOTE made by hand\n\n00:01.000 --> 00:02.500\n<v Mara Holt>The quay\n\n00:02.500 --> 00:04.000\n<v Mara Holt>is <i>shut</i> &amp; dry.\n\n00:04.000 --> 00:05.000\n<v Ned>Why?",
      expected: ["statement/Mara Holt: The quay is shut & dry.", "statement/Ned: Why?"],
    },
    {
      name: "takes a first name for the full one that a label gave, over the cues of a file",
      format: "captions",
      text: "1\n00:00:01,000 --> 00:00:02,000\nMara Holt: Here I am.\n\n2\n00:00:02,000 --> 00:00:03,000\nNed: And I.\n\n3\n00:00:03,000 --> 00:00:04,000\nMara: Still\n\n4\n00:00:04,000 --> 00:00:05,000\nhere.\n\n5\n00:00:05,000 --> 00:00:06,000\nNed: So am I.\n\n6\n00:00:06,000 --> 00:00:07,000\nMara: Good.\n",
      expected: [
        "statement/Mara Holt: Here I am.",
        "statement/Ned: And I.",
        "statement/Mara Holt: Still here.",
        "statement/Ned: So am I.",
        "statement/Mara Holt: Good.",
      ],
    },
    {
      name: "keeps the words of a cue whose times are wrong",
      format: "captions",
      text: "1\n00:00:09,000 --> 00:00:02,000\nBackward\n2\n00:00:aa --> 00:00:03,000\nand broken.",
      expected: ["statement: Backward and broken."],
    },
    {
      name: "reads the turns of TEI, with its notes as directions",
      format: "xml",
      text: '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Council</title></titleStmt></fileDesc><profileDesc><particDesc><listPerson><person xml:id="NO"><persName><surname>Orr</surname><forename>Ned</forename></persName></person></listPerson></particDesc></profileDesc></teiHeader><text><body><div><head>The quay</head><u who="#MaraHolt"><seg>It is <kinesic><desc>Laughter</desc></kinesic> shut.</seg></u><u who="#NO"><seg>Why?</seg></u><u ana="#chair"><seg>Order &amp; peace.</seg></u></div></body></text></TEI>',
      expected: [
        "narration: The quay",
        "statement/Mara Holt: It is shut.",
        "direction: Laughter",
        "statement/Ned Orr: Why?",
        "statement: Order & peace.",
      ],
    },
    {
      name: "reads the questions and answers of Akoma Ntoso",
      format: "xml",
      text: '<akomaNtoso><debate><meta><references><TLCPerson eId="mh" showAs="Mara Holt"/></references></meta><debateBody><question by="#no"><from>Mr. Orr:</from><p>Why is it shut?</p></question><answer by="#mh"><p>It is old.</p></answer></debateBody></debate></akomaNtoso>',
      expected: ["question/Mr. Orr: Why is it shut?", "answer/Mara Holt: It is old."],
    },
    {
      name: "keeps what stands before XML breaks off, and expands no bomb",
      format: "xml",
      text: '<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><TEI><text><body><u who="#MaraHolt"><seg>Shut.</seg><seg>&b; <hi>open',
      expected: ["statement/Mara Holt: Shut.", "statement/Mara Holt: &b; open"],
    },
    {
      name: "expands no bomb of a web page",
      format: "html",
      text: '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><article><p>The boat left.</p><p>It sank &b; there.</p></article>',
      expected: ["narration: The boat left.", "narration: It sank &b; there."],
    },
    {
      name: "takes “you” in an answer for anybody, and a request for a question",
      format: "text",
      text: "This interview was edited.\n\nHow do you begin?\n\nWe begin at six, and on the board you see every boat.\n\nWe look at the tide.\n\nTell us about the storm.\n\nIt came at night.",
      expected: [
        "narration: This interview was edited.",
        "question: How do you begin?",
        "answer: We begin at six, and on the board you see every boat.",
        "answer: We look at the tide.",
        "question: Tell us about the storm.",
        "answer: It came at night.",
      ],
    },
    {
      name: "takes lines in capitals for labels, and the office off the name",
      format: "text",
      text: "MARA HOLT, HARBOUR MASTER\n\nGood morning.\n\n---\n\nPREGUNTA\n\nIs it shut?\n\n---\n\nMARA HOLT\n\nIt is.",
      expected: ["statement/Mara Holt: Good morning.", "question: Is it shut?", "answer/Mara Holt: It is."],
    },
    {
      name: "tells who asks by who asks always, and whose initials a label is",
      format: "text",
      text: "We met Mara Holt of the port.\n\nNed Orr: Is it shut?\n\nMH: It is.\n\nNO: Since when?\n\nMH: Since March.",
      expected: [
        "narration: We met Mara Holt of the port.",
        "question/Ned Orr: Is it shut?",
        "answer/Mara Holt: It is.",
        "question/Ned Orr: Since when?",
        "answer/Mara Holt: Since March.",
      ],
    },
    {
      name: "takes the times off paragraphs that begin with them",
      format: "text",
      text: "00:00:01 The tide is out.\n\n00:00:08 The boats are in.\n\n01:00:09 Good night.",
      expected: ["statement: The tide is out.", "statement: The boats are in.", "statement: Good night."],
    },
    {
      name: "reads labels, goes on with a turn, and keeps directions apart",
      format: "text",
      text: "Q: Late again?\n\nMS. FALK: Yes.\n\nAs always.\n\n(Laughter.)\n\nQ: Why?\n\nMS. FALK: Note: the tide.",
      expected: [
        "question: Late again?",
        "answer/Falk: Yes.",
        "answer/Falk: As always.",
        "direction: (Laughter.)",
        "question: Why?",
        "answer/Falk: Note: the tide.",
      ],
    },
    {
      name: "takes bold labels with what somebody is, and initials that a label spells out",
      format: "markdown",
      text: "**Ned (NDO):** Is it shut?\n\n**Mara Holt, Dr.Eng:** It is.\n\n**NDO:** Since when?\n\n**Mara Holt, Dr.Eng:** Since March.\n\n**Break**: \\[04:09\\]\n\n**NDO:** Why?",
      expected: [
        "question/Ned: Is it shut?",
        "answer/Mara Holt: It is.",
        "question/Ned: Since when?",
        "answer/Mara Holt: Since March.",
        "direction: Break: [04:09]",
        "question/Ned: Why?",
      ],
    },
    {
      name: "takes long lines in capitals for labels, and no letter of a list for an answer",
      format: "text",
      text: `MARA HOLT, ${"HARBOUR MASTER AND ".repeat(6)}PILOT\n\nGood day.\n\nA. The tide.\n\nPREGUNTA\n\nIs it shut?\n\nMARA HOLT\n\nIt is.`,
      expected: [
        "statement/Mara Holt: Good day.",
        "statement/Mara Holt: A. The tide.",
        "question: Is it shut?",
        "answer/Mara Holt: It is.",
      ],
    },
    {
      name: "lets a moderator ask only where nobody else does",
      format: "text",
      text: "MODERATOR: Welcome.\n\nQ: Is it shut?\n\nMODERATOR: Mara?\n\nMARA HOLT: It is.",
      expected: [
        "statement/Moderator: Welcome.",
        "question: Is it shut?",
        "answer/Moderator: Mara?",
        "answer/Mara Holt: It is.",
      ],
    },
    {
      name: "does not take a time or a note for a label",
      format: "text",
      text: "10:30 a.m. we left.\n\nNote: bring a coat.\n\nSee http://example.org/a for more.",
      expected: [
        "unknown: 10:30 a.m. we left.",
        "unknown: Note: bring a coat.",
        "unknown: See http://example.org/a for more.",
      ],
    },
    {
      name: "reads bold questions and who answers from front matter",
      format: "markdown",
      text: "---\ntitle: T\ninterviewee: Runa Falk\n---\nA word first.\n\n**Cold?**\n\nVery *cold*.\n\n**And wet?**\n\nAlso \\[sic\\].",
      expected: [
        "narration: A word first.",
        "question: Cold?",
        "answer/Runa Falk: Very cold.",
        "question: And wet?",
        "answer/Runa Falk: Also [sic].",
      ],
    },
    {
      name: "reads an unlabelled conversation from its run",
      format: "text",
      sidecar: "kind: interview",
      text: "The boat came in late.\n\nThe Post spoke with Ms. Falk.\n\nRuna Falk is the coxswain. Here are edited excerpts.\n\nWhat is it like?\n\nI am always wet. My boots never dry.\n\nTell me about the night.\n\nWe went out at two. I was afraid.\n\n(She laughs.)\n\nWere you hurt?\n\nNo. We were lucky.\n\nJo Roe is a reporter at the Post.",
      expected: [
        "narration: The boat came in late.",
        "narration: The Post spoke with Ms. Falk.",
        "narration: Runa Falk is the coxswain. Here are edited excerpts.",
        "question: What is it like?",
        "answer/Runa Falk: I am always wet. My boots never dry.",
        "question: Tell me about the night.",
        "answer/Runa Falk: We went out at two. I was afraid.",
        "direction: (She laughs.)",
        "question: Were you hurt?",
        "answer/Runa Falk: No. We were lucky.",
        "notice: Jo Roe is a reporter at the Post.",
      ],
    },
    {
      name: "finds the article on a web page and runs nothing",
      format: "html",
      text: `<html><head><title>T</title></head><body><nav>Home</nav><article><h1>T</h1>${"<p>The tide was very far out, and the boats, the crews and the gulls waited for it together, all day long.</p>".repeat(6)}</article><script>alert(1)</script><footer>Foot</footer></body></html>`,
      expected: Array.from(
        { length: 6 },
        () =>
          "narration: The tide was very far out, and the boats, the crews and the gulls waited for it together, all day long.",
      ),
    },
    {
      name: "reads a web page without the tags that HTML lets out",
      format: "html",
      text: "<!doctype html><html lang=en><title>T</title><p>The tide is out.<p>The boats are in.",
      expected: ["narration: The tide is out.", "narration: The boats are in."],
    },
    {
      name: "keeps what JSON states",
      format: "json",
      text: '{"paragraphs":[{"text":"Late?","role":"question","speaker":"Dela"},{"text":"Yes.","role":"answer","speaker":"Runa"}]}',
      expected: ["question/Dela: Late?", "answer/Runa: Yes."],
    },
  ];
  for (const { name, format, text, sidecar, expected } of cases) {
    it(name, () => {
      expect(outline(parse(format, text, sidecar))).toEqual(expected);
    });
  }

  it("pairs answers with their question across an interruption", () => {
    const { paragraphs } = parse(
      "text",
      "Q: One?\n\nJO ROE: Yes.\n\n[pause]\n\nAnd yes.\n\nQ: Two?\n\nJO ROE: No.",
    );
    expect(paragraphs.map(({ question }) => question)).toEqual([null, 0, null, 0, null, 4]);
  });

  it("takes front matter before the sidecar, and reports what is none", () => {
    const { metadata, problems } = parse(
      "markdown",
      "---\ntitle: Own\ndate: 2024-02-30\n---\nText.",
      "title: Beside\nsource: The Post",
    );
    expect(metadata).toMatchObject({ title: "Own", source: "The Post" });
    expect(metadata.said).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(["invalid-value"]);
  });

  it("keeps the keys of damaged front matter that can be read, and its words where nothing ends it", () => {
    const damaged = parse("markdown", '---\ntitle: "The\nboat"\ndate: 2024-02-03\nsource: "x" y\n---\nText.');
    expect(damaged.metadata).toEqual({ title: "The boat", said: "2024-02-03" });
    expect(damaged.problems.map(({ code }) => code)).toEqual(["invalid-yaml"]);
    const open = parse("markdown", "---\ntitle: T\n\nText.");
    expect(outline(open)).toEqual(["unknown: title: T", "unknown: Text."]);
    expect(open.problems.map(({ code }) => code)).toEqual(["invalid-yaml"]);
  });

  it("never throws, whatever the bytes", () => {
    const formats: readonly SourceFormat[] = ["text", "markdown", "html", "captions", "xml", "json", "jsonl"];
    const soup = fc
      .array(
        fc.constantFrom(
          "<p>",
          "<div>",
          "---\n",
          "\n00:01.000 --> 00:00.500\n",
          "<v Ned>",
          "<TEI><text><body>",
          "<u who='#MaraHolt'>",
          "</u>",
          "&x;",
          "a: &x [*x]",
          "**",
          "Q: ",
          "\n",
          "word",
          "{",
          '"',
          "\0",
          "é",
        ),
        { maxLength: 80 },
      )
      .map((parts) => Buffer.from(parts.join("")));
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.oneof(fc.uint8Array({ maxLength: 300 }), soup),
        (format, bytes) => {
          for (const { paragraphs, problems } of parseSource({ path: "x", format, bytes }, {})) {
            expect(paragraphs.length + problems.length).toBeGreaterThan(0);
            for (const { text } of paragraphs) expect(text.trim()).not.toBe("");
          }
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it("keeps every word of a plain text once and in order", () => {
    const word = fc.constantFrom("tide", "boat,", "“Late?”", "I", "Mr.", "—", "37,000", "é");
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 12 }),
        (paragraphs) => {
          const text = paragraphs.map((words) => words.join(" ")).join("\n\n");
          const read = parse("text", text).paragraphs.map((paragraph) => paragraph.text);
          expect(read.join(" ")).toBe(paragraphs.flat().join(" "));
        },
      ),
    );
  });

  describe("work grows with the size, not faster", () => {
    const kinds: Readonly<Record<string, (size: number) => string>> = {
      "one long paragraph": (size) => "The tide is “out” and Ruth Calder said so. ".repeat(size * 10),
      "speakers by whole and by family name": (size) =>
        Array.from({ length: size }, (_, index) =>
          index % 2 === 0 ? `ANN ${lettersOf(index)}SON: The tide.` : `MS. ${lettersOf(index - 1)}SON: Out.`,
        ).join("\n\n"),
      "speakers by initials": (size) =>
        Array.from({ length: size }, (_, index) => `${lettersOf(index)}: Ask Ann ${lettersOf(index)}.`).join(
          "\n\n",
        ),
      "marks that never close": (size) => "“ « „ ‘x ".repeat(size * 10),
      "right to left": (size) => "«המים גבוהים» אמרה רות. ".repeat(size * 10),
      "questions without labels": (size) => "What is it, Ruth?\n\nIt is the tide, I think.\n\n".repeat(size),
      "only label starts": (size) => `${"AAAA ".repeat(20)}:\n\n`.repeat(size),
    };
    const formats: Readonly<Record<string, readonly [SourceFormat, (size: number) => string]>> = {
      "elements in elements": ["html", (size) => `<article>${"<div>".repeat(size)}<p>The tide is out.`],
      "lists in lists": [
        "markdown",
        (size) => Array.from({ length: size / 2 }, (_, depth) => `${"  ".repeat(depth)}- out`).join("\n"),
      ],
      "list markers in a row": ["markdown", (size) => `${"- ".repeat(size)}> The tide is out.`],
      "captions with backward times": [
        "captions",
        (size) => `WEBVTT\n\n${"00:09.000 --> 00:01.000\n<v Ruth>The tide is out.\n\n".repeat(size)}`,
      ],
      "entities of entities": [
        "xml",
        (size) => {
          const declared = Array.from(
            { length: size },
            (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`,
          );
          return `<!DOCTYPE TEI [${declared.join("")}]><TEI><text><body><u who="#A"><seg>&e${size};</seg></u></body></text></TEI>`;
        },
      ],
    };
    const lettersOf = (index: number): string =>
      index
        .toString(26)
        .toUpperCase()
        .replace(/\d/g, (digit) => "QRSTUVWXYZ".charAt(Number(digit)));
    /** The quickest of three, in milliseconds of this process' own work: what else it does only ever adds. */
    const quickest = (text: string, format: SourceFormat): number =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const from = process.cpuUsage();
          parse(format, text);
          return process.cpuUsage(from).user / 1000;
        }),
      );
    const inText = Object.entries(kinds).map(([kind, make]) => [kind, "text", make] as const);
    const inFormats = Object.entries(formats).map(([kind, one]) => [kind, ...one] as const);
    it.each([...inText, ...inFormats])("%s", (_, format, make) => {
      const [small, large] = [quickest(make(300), format), quickest(make(1200), format)];
      // Four times the text: sixteen times the work would be quadratic.
      expect(large).toBeLessThan(Math.max(small, 5) * 12);
    });
  });

  it("reads a million spaces in a row", () => {
    const text = `The tide${" ".repeat(500_000)}is\n${" ".repeat(500_000)}out.`;
    const formats = { markdown: text, text, json: JSON.stringify({ paragraphs: [{ text }] }) };
    for (const [format, source] of Object.entries(formats)) {
      const { paragraphs } = parse(format as SourceFormat, source);
      const words = paragraphs.flatMap((paragraph) => paragraph.text.split(/\s+/));
      expect(words).toEqual(["The", "tide", "is", "out."]);
    }
  });

  it("tells ten thousand speakers apart", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `Ann ${index.toString(36)}`);
    const { paragraphs } = parse(
      "json",
      JSON.stringify({
        speakers: names,
        paragraphs: names.map((speaker) => ({ text: "The tide.", speaker })),
      }),
    );
    expect(new Set(paragraphs.map(({ speaker }) => speaker?.name)).size).toBe(10_000);
  });

  it("reads a paragraph of five million characters", () => {
    const read = parse("text", "The tide is out and stays out. ".repeat(160_000));
    expect(read.problems.map(({ code }) => code)).toEqual(["paragraph-split"]);
    expect(read.paragraphs.length).toBeGreaterThan(40);
  });

  const deep: readonly { format: SourceFormat; deep: string; flat: string }[] = [
    { format: "markdown", deep: `${"> ".repeat(60)}The fund is empty.`, flat: "> The fund is empty." },
    {
      format: "html",
      deep: `<body>${"<div>".repeat(300)}<p>The fund is empty.</p>${"</div>".repeat(300)}</body>`,
      flat: "<body><div><p>The fund is empty.</p></div></body>",
    },
    {
      format: "xml",
      deep: `<TEI><text><body>${"<div>".repeat(600)}<u><seg>The fund is empty.</seg></u>${"</div>".repeat(600)}</body></text></TEI>`,
      flat: "<TEI><text><body><div><u><seg>The fund is empty.</seg></u></div></body></text></TEI>",
    },
  ];
  it.each(deep)("reports $format that is nested too deep and keeps its words", ({ format, deep, flat }) => {
    const codes = (text: string): readonly string[] => parse(format, text).problems.map(({ code }) => code);
    expect(codes(flat)).toEqual([]);
    expect(codes(deep)).toEqual(["too-deep"]);
    expect(parse(format, deep).paragraphs.map(({ text }) => text)).toEqual(["The fund is empty."]);
  });
});
