import { describe, expect, it } from "vitest";
import { hideSecrets } from "../../src/http/hide-secrets.ts";

const secret = "Zb3-kept_0123456789012345678901234567890123";
const key = `vbk_1c9f0e52_${secret}`;

describe("hideSecrets", () => {
  for (const { address, expected } of [
    { address: "/v1/search?q=light&limit=5", expected: "/v1/search?q=light&limit=5" },
    { address: "/v1/search?q=a%20b?c&x", expected: "/v1/search?q=a%20b?c&x" },
    {
      address: `/1/indexes/x?x-algolia-api-key=${key}&q=a`,
      expected: "/1/indexes/x?x-algolia-api-key=(hidden)&q=a",
    },
    { address: "/metrics?token=kept", expected: "/metrics?token=(hidden)" },
    { address: "/?access%5Ftok%65n=kept", expected: "/?access%5Ftok%65n=(hidden)" },
    { address: "/?API_KEY=a=kept&b=c", expected: "/?API_KEY=(hidden)&b=c" },
    { address: `/?${key}`, expected: "/?vbk_1c9f0e52_(hidden)" },
    { address: `/?q=${encodeURIComponent(key).replaceAll("_", "%5F")}`, expected: "/?(hidden)" },
    { address: `/q/${key}`, expected: "/q/vbk_1c9f0e52_(hidden)" },
    { address: `/q/%76${key.slice(1)}/x?q=a`, expected: "(hidden)?q=a" },
    { address: "https://me:kept@a.example/?q=%@", expected: "https://(hidden)@a.example/?q=%@" },
  ])
    it(`shows ${expected}`, () => {
      expect(hideSecrets(address)).toBe(expected);
      expect(expected).not.toContain("kept");
    });
});
