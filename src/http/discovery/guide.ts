import type { IndexInfo } from "../../search/corpus-store.ts";
import { count, toLine } from "../formats/text.ts";

/** What this service is and how to ask it, for a model that reads: llms.txt. */
export function renderGuide({ name, description, documents, paragraphs }: IndexInfo, base: string): string {
  return `# ${toLine(name)}

> ${toLine(description || "What was said, by whom, and where: a searchable index of quotations.")}

${count(paragraphs, "paragraph")} in ${count(documents, "document")}. Every answer names its paragraph, with an address that cites the words as they
stood. Quote only what an answer gives, and cite its permalink; check a quotation before you repeat it. What is not found here may
well have been said elsewhere: /v1/coverage says what was searched.

## Asking

- [Search](${base}/v1/search?q=harbour&format=text): \`q\` is words, "a phrase", -without, a OR b, speaker:name, role:answer, date:2024..2025
- [Check a quotation](${base}/v1/verify?quote=the+words&format=text): \`quote\`, and \`speaker\` and \`date\` where they are claimed
- [What there is](${base}/v1/coverage?format=text), [documents](${base}/v1/documents?format=text), [speakers](${base}/v1/speakers?format=text)
- One paragraph: ${base}/v1/paragraphs/{id}?context=2&format=text; its permalink is ${base}/q/{id}

## Reference

- [OpenAPI](${base}/openapi.json): every route, parameter and answer
- [The same as a page](${base}/docs)

## Optional

- [Sitemap](${base}/sitemap.xml)
- [Newest, as a feed](${base}/search.atom)
`;
}
