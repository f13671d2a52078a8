import { describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

const text = 'Somebody wrote <script nonce="-">alert(1)</script> on the wall, and nonce="-" beside it.';
const corpus = writeCorpus([{ id: "wall", title: 'A nonce="-" wall', paragraphs: [{ text }] }]);
const pages = [
  "/",
  "/search?q=wall",
  "/d",
  "/d/wall",
  "/q/wall.p1",
  "/s",
  "/verify",
  "/docs",
  "/problems",
  "/nowhere",
];

/** The nonce that the policy of an answer asks for. */
function nonceIn({ headers }: { readonly headers: Readonly<Record<string, string>> }): string | undefined {
  return /script-src 'nonce-([^']+)';/.exec(headers["content-security-policy"] ?? "")?.[1];
}

describe("the policy of a page", () => {
  it("takes no script without the nonce of that answer, and nothing that was written gets one", async () => {
    const service = await openService(corpus);
    const seen = new Set<string>();
    for (const page of pages) {
      const answer = await service.get(page).set("Accept", "text/html");
      const nonce = nonceIn(answer) ?? "";
      expect(Buffer.from(nonce, "base64"), page).toHaveLength(16);
      seen.add(nonce);
      const scripts = [...answer.text.matchAll(/<script(?! type="application\/ld\+json")[^>]*>/g)].map(
        ([tag]) => tag,
      );
      expect(scripts, page).toEqual([`<script type="module" src="/assets/page.js" nonce="${nonce}">`]);
      expect(answer.text.split(nonce), page).toHaveLength(2);
      expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(answer.headers["content-security-policy"]).not.toContain("unsafe");
    }
    expect(seen.size).toBe(pages.length);
  });

  it("stays that of the page which the caller has", async () => {
    const service = await openService(corpus);
    const first = await service.get("/d/wall").set({ Accept: "text/html", Host: "x" });
    expect(first.headers.etag).toMatch(/^W\/"/);
    const again = service.get("/d/wall").set({ Accept: "text/html", Host: "x" });
    const { status, headers } = await again.set("If-None-Match", first.headers.etag ?? "");
    expect([status, headers["content-security-policy"]]).toEqual([304, undefined]);
  });
});
