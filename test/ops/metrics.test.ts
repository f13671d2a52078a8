import { readFileSync } from "node:fs";
import request from "supertest";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createMetrics } from "../../src/ops/metrics.ts";
import { appOver } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";

const read = (path: string): string => readFileSync(`docs/operations/${path}`, "utf8");

async function open(metricsToken = "") {
  const metrics = createMetrics();
  const { engine, store } = await buildEmbedded(readFixtureCorpus("lighthouse"));
  const backend = { engine: metrics.watch(engine), store };
  metrics.showIndex(() => backend);
  const agent = request(appOver(backend, { metrics, metricsToken }));
  return { agent, metrics, version: store.info.version };
}

let service: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  service = await open();
});

describe("/metrics", () => {
  it("counts requests by the pattern of their route, and shows nothing that was asked", async () => {
    const { agent, metrics, version } = service;
    await agent.get("/v1/search?q=secretword");
    await agent.get("/v1/search?q=%22secret%20word%22&speaker=secretspeaker");
    await agent.get("/v1/paragraphs/secretid.p1");
    await agent.get("/v1/search?q=role:answer");
    await agent.get("/v1/search?q=role:answer&limit=1");
    await agent.get("/secretpath");
    await agent.get("/problems/internal");
    metrics.countReload("refused");
    const { text, status, type } = await agent.get("/metrics");
    expect([status, type]).toEqual([200, "text/plain"]);
    for (const line of [
      'verbatim_http_requests_total{method="GET",route="/v1/search",status="200"} 4',
      'verbatim_http_requests_total{method="GET",route="/v1/paragraphs/:id",status="404"} 1',
      'verbatim_http_requests_total{method="GET",route="none",status="404"} 1',
      `verbatim_index_info{version="${version}",engine="embedded"} 1`,
      'verbatim_index_reloads_total{outcome="refused"} 1',
      'verbatim_index_reloads_total{outcome="swapped"} 0',
      "verbatim_http_requests_under_way 1",
    ])
      expect(text.split("\n")).toContain(line);
    for (const outcome of ["hit", "miss"])
      expect(text).toMatch(
        new RegExp(`^verbatim_cache_lookups_total{cache="filters",outcome="${outcome}"} [1-9]`, "m"),
      );
    expect(text).toMatch(/^verbatim_search_duration_seconds_count\{kind="phrase"\} [1-9]/m);
    expect(text).not.toMatch(/secret/);
  });

  it("answers only who has the token, where there is one", async () => {
    const { agent } = await open("t0ken");
    const refused = await agent.get("/metrics").set("Authorization", "Bearer token");
    expect([refused.status, refused.body.code, refused.headers["www-authenticate"]]).toEqual([
      401,
      "unauthorized",
      "Bearer",
    ]);
    expect((await agent.get("/metrics").set("Authorization", "Bearer t0ken")).status).toBe(200);
  });
});

describe("docs/operations", () => {
  it("names every metric and no other", async () => {
    service.metrics.showQueue({ working: 0, waiting: 0 });
    const { text } = await service.metrics.render();
    const kinds = [...text.matchAll(/^# TYPE (\S+) (\w+)/gm)];
    const own = kinds.map(([, name = ""]) => name).filter((name) => name.startsWith("verbatim_"));
    const documented = [...read("README.md").matchAll(/^\| `(verbatim_\w+)`/gm)].map(([, name]) => name);
    expect(documented.toSorted()).toEqual(own.toSorted());
    const known = kinds.flatMap(([, name = "", kind]) =>
      kind === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    );
    for (const page of ["alerts.yaml", "dashboard.json"])
      for (const [name] of read(page).matchAll(/\b(?:verbatim|nodejs|process)_\w+/g))
        expect(known, page).toContain(name);
  });

  it("says what to do for each alert", () => {
    const { groups } = parse(read("alerts.yaml")) as {
      groups: { rules: { annotations: Record<string, string> }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(3);
    for (const { annotations } of rules) expect(Object.keys(annotations)).toEqual(["summary", "action"]);
  });
});
