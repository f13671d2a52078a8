import type { Html } from "./pages/html.ts";

/**
 * A whole XML document from a template whose values are escaped. XML has no place for most control characters and for
 * unpaired surrogates, not even as entities: they become U+FFFD.
 */
export function toXmlDocument({ html }: Html): string {
  const legal = html.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
  return `<?xml version="1.0" encoding="utf-8"?>\n${legal}\n`;
}
