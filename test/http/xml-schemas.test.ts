import { readFileSync } from "node:fs";
import type request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { createCorpusFolder } from "../support/corpus-folder.ts";
import { hostileFiles, word } from "../support/hostile-corpus.ts";
import { openService } from "../support/service.ts";

type Agent = ReturnType<typeof request>;
const folder = createCorpusFolder();
let services: readonly { readonly name: string; readonly agent: Agent }[];
beforeAll(async () => {
  await folder.build(hostileFiles);
  services = [
    { name: "an ordinary corpus", agent: await openService() },
    { name: "a hostile corpus", agent: await folder.serve() },
  ];
}, 30_000);
afterAll(() => folder.remove());

type Format = "atom" | "opensearch" | "oembed" | "sitemap";

/** What the schema has against a document. */
async function faults(format: Format, text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: "answer.xml", contents: text },
    schema: readFileSync(`test/fixtures/schemas/${format}.rng`, "utf8"),
    extension: "relaxng",
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

async function ask(agent: Agent, address: string): Promise<string> {
  const { text, status } = await agent.get(address).set("Host", "quotes.example").buffer(true);
  expect(status, address).toBe(200);
  return text;
}

async function paragraphsOf(agent: Agent): Promise<readonly string[]> {
  const { body } = await agent.get("/v1/search?limit=100").set("Accept", "application/json");
  return body.hits.map(({ paragraph }: { paragraph: { id: string } }) => paragraph.id);
}

describe("the XML of the service, by the schemas of its formats", () => {
  const cases: readonly { format: Format; addresses: readonly string[] }[] = [
    {
      format: "atom",
      addresses: [
        "/search.atom?limit=100",
        "/search.atom?q=lens&limit=1",
        "/search.atom?q=zeppelinesque",
        `/search.atom?q=${word}&match=any`,
        "/search.atom?q=%3Cb%3E%00%1b&limit=2&offset=1",
      ],
    },
    { format: "opensearch", addresses: ["/opensearch.xml"] },
    { format: "sitemap", addresses: ["/sitemap.xml"] },
  ];
  for (const { format, addresses } of cases) {
    it(`is valid ${format}`, async () => {
      for (const { name, agent } of services)
        for (const address of addresses)
          expect(await faults(format, await ask(agent, address)), `${name}: ${address}`).toEqual([]);
    });
  }

  it("is valid oembed, whatever is embedded", async () => {
    for (const { name, agent } of services) {
      for (const id of await paragraphsOf(agent)) {
        const address = `/oembed?format=xml&url=/q/${encodeURIComponent(encodeURIComponent(id))}`;
        expect(await faults("oembed", await ask(agent, address)), `${name}: ${id}`).toEqual([]);
      }
    }
  });

  it("is told from what is none", async () => {
    const feed = await ask(services[0]?.agent as Agent, "/search.atom?q=lens");
    for (const broken of [
      feed.replace(/<id>.*?<\/id>/, ""),
      feed.replace(/<updated>.*?<\/updated>/, "<updated>yesterday</updated>"),
      feed.replace(/ href="[^"]*"/, ""),
      feed.replace("<author>", "<writer>").replace("</author>", "</writer>"),
    ])
      expect(await faults("atom", broken)).not.toEqual([]);
  });
});
