import type { Html } from "./pages/html.ts";

/**
 * A whole XML document from a template whose values are escaped. XML has no place for most control characters and for
 * unpaired surrogates, not even as entities: they become U+FFFD. Other characters that a terminal would obey are entities.
 */
export function toXmlDocument({ html }: Html): string {
  const legal = html.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
  const quiet = legal.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (control) => `&#${control.charCodeAt(0)};`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${quiet}\n`;
}
