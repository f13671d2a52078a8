import { beforeAll, describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { expectValid, openService } from "../support/service.ts";

const persons = [
  { id: "ruiz", name: "Marta Ruiz", aliases: ["La Ruiz"], titles: [{ title: "mayor", from: "2020" }] },
  { id: "holt", name: "Jon Holt", aliases: [], titles: [{ title: "mayor", to: "2019" }] },
];
const corpus = writeCorpus(
  [
    {
      id: "strike",
      title: "The police strike",
      kind: "interview",
      source: "The Headland Post",
      said: "2019-05-17",
      paragraphs: [
        { text: "Why are the police so poorly paid?", role: "question" },
        {
          text: "Poorly paid police ask for better conditions, not for more bullets.",
          role: "answer",
          speaker: "holt",
        },
        {
          text: "The police were paid late; conditions were no better. Security? Secure it yourself.",
          speaker: "holt",
        },
        { text: "Better pay and worse conditions.", role: "narration" },
      ],
    },
    {
      id: "port",
      title: "Harbour night",
      kind: "transcript",
      source: "Radio Cabo",
      said: "2024-06",
      paragraphs: [
        {
          text: "At 10:30 the harbour was shut - 40% of the boats stayed out, the U.S. ones too.",
          speaker: "ruiz",
        },
        {
          text: "The harbour master shut it; a well-equipped crew of 37,000 would not have helped.",
          speaker: "ruiz",
        },
        { text: "It’s a wellequipped O’Reilly who says: “I was never there.”", role: "notice" },
      ],
    },
    {
      id: "noche",
      title: "La noche",
      kind: "interview",
      lang: "es",
      published: "2025-01-02",
      paragraphs: [{ text: "Las promesas del capitán valen poco.", role: "answer", speaker: "ruiz" }],
    },
    {
      id: "undated",
      source: "Headland Post Weekly",
      paragraphs: [{ text: "A tide, a harbor of sorts, and then nothing at all that is late." }],
    },
  ],
  persons,
);

let agent: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  agent = await openService(corpus);
});

interface Answer {
  query: { understood: string; matched: string; problems: { code: string; start: number; end: number }[] };
  total: number;
  hits: { paragraph: { id: string }; snippet: { html: string } }[];
  facets: Record<string, { value: string; count: number; selected: boolean }[]>;
}

async function search(q: string, more: object = {}): Promise<Answer> {
  const response = await agent.get("/v1/search").query({ q, ...more });
  expect(response.status, q).toBe(200);
  expectValid("/v1/search", response);
  return response.body;
}

const found = async (q: string): Promise<readonly string[]> =>
  (await search(q)).hits.map(({ paragraph }) => paragraph.id).sort();
const marked = async (q: string): Promise<readonly string[]> =>
  (await search(q)).hits.flatMap(({ snippet }) =>
    [...snippet.html.matchAll(/<mark>(.*?)<\/mark>/g)].map((m) => m[1] ?? ""),
  );

/** What is written, what it finds, and, where it is told, what is marked. */
const promised: [written: string, ids: readonly string[], marks?: readonly string[]][] = [
  ["poorly paid police", ["strike.p1", "strike.p2"]],
  ["poor payments of a policeman's union hall", []],
  ['"better conditions"', ["strike.p2"], ["better conditions"]],
  ["“better conditions”", ["strike.p2"], ["better conditions"]],
  ["«better conditions»", ["strike.p2"], ["better conditions"]],
  ["„better conditions“", ["strike.p2"], ["better conditions"]],
  ['"better conditions', ["strike.p2"], ["better conditions"]],
  ['"of the boats"', ["port.p1"], ["of the boats"]],
  ['"better condition"', []],
  ["police -paid", []],
  ['police -"better conditions"', ["strike.p1", "strike.p3"]],
  ["police NOT late", ["strike.p1", "strike.p2"]],
  ["bullets OR tide", ["strike.p2", "undated.p1"], ["bullets", "tide"]],
  ["(police late) OR tide", ["strike.p3", "undated.p1"]],
  ["police AND late", ["strike.p3"]],
  ["secur*", ["strike.p3"], ["Security", "Secure"]],
  ["NEAR/1(tide harbor)", ["undated.p1"], ["tide", "harbor"]],
  ["harbor NEAR/1 tide", ["undated.p1"]],
  ["tide NEAR/2 nothing", []],
  ["harbour~", ["port.p1", "port.p2", "undated.p1"], ["harbour", "harbour", "harbor"]],
  ["speaker:holt", ["strike.p2", "strike.p3"]],
  ['speaker:"Marta Ruiz"', ["noche.p1", "port.p1", "port.p2"]],
  ['speaker:"La Ruiz" harbour', ["port.p1", "port.p2"]],
  ['speaker:"the mayor" police', ["strike.p2", "strike.p3"]],
  ["role:question", ["strike.p1"]],
  ["in:answer police", ["strike.p2"]],
  ["doc:port boats", ["port.p1"]],
  ["title:harbour crew", ["port.p2"]],
  ["source:headland better", ["strike.p2", "strike.p3", "strike.p4"]],
  ["lang:es", ["noche.p1"]],
  ["kind:transcript harbour", ["port.p1", "port.p2"]],
  ["doc:undated doc:noche", ["noche.p1", "undated.p1"]],
  ["(harbour OR harbor) -doc:port", ["undated.p1"]],
  ["date:2019 bullets", ["strike.p2"]],
  ["date:2024-05..2025", ["noche.p1", "port.p1", "port.p2", "port.p3"]],
  ["before:2020 paid", ["strike.p1", "strike.p2", "strike.p3"]],
  ["after:2024", ["noche.p1"]],
  ["37000", ["port.p2"], ["37,000"]],
  ["40 percent", ["port.p1"], ["40", "%"]],
  ["U.S.", ["port.p1"], ["U.S."]],
  ["wellequipped", ["port.p2", "port.p3"], ["well-equipped", "wellequipped"]],
  ["well-equipped", ["port.p2", "port.p3"]],
  ["o'reilly", ["port.p3"], ["O’Reilly"]],
  ['"its"', ["port.p3"], ["It’s"]],
  ["promesa", ["noche.p1"], ["promesas"]],
  ["capitan", ["noche.p1"], ["capitán"]],
  ["Why are the police so poorly paid?", ["strike.p1", "strike.p2"]],
  ["At 10:30 the harbour was shut - 40% of the boats stayed out", ["port.p1", "port.p2"]],
];

describe("the query language over HTTP", () => {
  it.each(promised)("%s", async (written: string, ids: readonly string[], marks?: readonly string[]) => {
    expect(await found(written)).toEqual([...ids].sort());
    if (marks !== undefined) expect([...(await marked(written))].sort()).toEqual([...marks].sort());
  });

  it("widens a list to any of its words where none has all, and says so", async () => {
    expect((await search("bullets tide")).query).toMatchObject({
      matched: "any",
      understood: "any of: bullets, tide",
    });
    expect((await search("bullets AND tide")).total).toBe(0);
    expect((await search("police late")).query.matched).toBe("all");
  });

  it("ranks the word itself above a variant of its spelling", async () => {
    const ids = (await search("harbor~")).hits.map(({ paragraph }) => paragraph.id);
    expect(ids[0]).toBe("undated.p1");
    expect(ids).toHaveLength(3);
  });

  it("takes a name before a colon that is no field for words, and says where", async () => {
    const { query, total } = await search("harbour: shut master:it");
    expect(total).toBeGreaterThan(0);
    expect(query.problems).toMatchObject([{ code: "unknown-field", start: 14, end: 21 }]);
  });

  it("never marks what only filters", async () => {
    expect(await marked("speaker:holt role:answer doc:strike title:police")).toEqual([]);
  });

  it("keeps the counts of a selected facet's siblings, in one call", async () => {
    const all = await search("the", { facets: "speaker,role,kind" });
    const one = await search("the", { facets: "speaker,role,kind", speaker: "holt" });
    expect(one.total).toBeLessThan(all.total);
    const counts = ({ facets }: Answer, name: string) =>
      facets[name]?.map(({ value, count }) => [value, count]);
    expect(counts(one, "speaker")).toEqual(counts(all, "speaker"));
    expect(counts(one, "role")).not.toEqual(counts(all, "role"));
    expect(one.facets.speaker?.filter(({ selected }) => selected).map(({ value }) => value)).toEqual([
      "holt",
    ]);
    const both = await search("the", { facets: "speaker", speaker: ["holt", "ruiz"] });
    expect(counts(both, "speaker")).toEqual(counts(all, "speaker"));
  });

  it("finds as many as a facet counts by clicking on any of its values, and by clicking on two", async () => {
    const fields = { speaker: "speaker", role: "role", document: "doc", source: "source", lang: "lang" };
    const { facets } = await search("", { facets: Object.keys(fields).join() });
    for (const [facet, field] of Object.entries(fields)) {
      const values = facets[facet]?.filter(({ value }) => value !== "") ?? [];
      expect(values.length, facet).toBeGreaterThan(1);
      for (const { value, count } of values) {
        const chosen = await search("", { [field]: value, facets: facet });
        if (facet !== "speaker") expect(chosen.total, value).toBe(count);
        expect(chosen.facets[facet]?.map((one) => [one.value, one.count])).toEqual(
          facets[facet]?.map((one) => [one.value, one.count]),
        );
        expect(chosen.facets[facet]?.filter(({ selected }) => selected).length).toBe(1);
      }
      const [one, two] = values;
      const both = await search("", { [field]: [one?.value, two?.value] });
      expect(both.total, facet).toBe((one?.count ?? 0) + (two?.count ?? 0));
    }
  });

  it.each([
    "((((",
    "AND",
    "OR OR",
    "*",
    "-",
    '"',
    '""',
    "a*",
    '"the"',
    "-tide",
    "NEAR/5()",
    "\u0000",
    "ماء",
    "👍🏽",
    "~",
    "date:2024-13",
    "NOT NOT NOT",
  ])("answers %j", async (q) => {
    expect((await search(q)).total).toBeGreaterThanOrEqual(0);
  });

  it("bounds ten thousand clauses, ten thousand parentheses and a megabyte", () => {
    const megabyte = "tide ".repeat(210_000);
    for (const text of [
      "(".repeat(10_000),
      "tide OR ".repeat(10_000),
      "NEAR/9(a ".repeat(10_000),
      megabyte,
    ]) {
      const { problems } = parseQuery(text);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.length).toBeLessThan(64);
    }
  });
});
