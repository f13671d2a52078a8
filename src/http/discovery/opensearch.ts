import type { IndexInfo } from "../../search/corpus-store.ts";
import { html } from "../pages/html.ts";
import { toXmlDocument } from "../xml.ts";

/** Most letters of the names of a search engine, as OpenSearch has it. */
const shortLength = 16;
const longLength = 48;

/** How a browser adds this service to its search engines: OpenSearch 1.1. */
export function renderOpenSearch({ name, description }: IndexInfo, base: string): string {
  return toXmlDocument(html`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${cut(name, shortLength)}</ShortName>
<LongName>${cut(name, longLength)}</LongName>
<Description>${(description || `Search what was said: ${name}`).slice(0, 1024)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
<Url type="text/html" template="${base}/search?q={searchTerms}"/>
<Url type="application/x-suggestions+json" rel="suggestions" template="${base}/suggest?q={searchTerms}"/>
<Url type="application/atom+xml" template="${base}/search.atom?q={searchTerms}&amp;offset={startIndex?}&amp;limit={count?}" indexOffset="0"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${base}/opensearch.xml"/>
</OpenSearchDescription>`);
}

/** As many whole words as fit; a first word that is too long is cut. */
function cut(name: string, length: number): string {
  if (name.length <= length) return name;
  const words = name.slice(0, length + 1);
  return words.slice(0, Math.max(words.lastIndexOf(" "), 0)) || name.slice(0, length);
}
