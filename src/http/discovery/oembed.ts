import type { z } from "zod";
import type { embedSchema } from "../../api/discovery-schemas.ts";
import { dateOf } from "../../domain/document.ts";
import { writeDate } from "../formats/text.ts";
import { documentHref, langOf } from "../pages/hit.ts";
import { html } from "../pages/html.ts";
import type { ReadParagraph } from "../read-paragraph.ts";
import { paragraphLinks } from "../wire.ts";
import { toXmlDocument } from "../xml.ts";

/** A quotation for another site to show: oEmbed 1.0, `rich`. */
export type Embed = Readonly<z.infer<typeof embedSchema>>;

/** Where a quotation is embedded. */
export interface EmbedPlace {
  readonly base: string;
  readonly provider: string;
  readonly maxwidth: number | undefined;
  readonly maxheight: number | undefined;
}

const usualWidth = 550;
/** About how wide a letter and how high a line is, and what stands below the words. */
const letterWidth = 8;
const lineHeight = 26;
const footHeight = 90;

/** A paragraph as a site embeds it. */
export function toEmbed(
  { paragraph, document, speakerTitle }: ReadParagraph,
  { base, provider, maxwidth = usualWidth, maxheight }: EmbedPlace,
): Embed {
  const { speaker, text } = paragraph;
  const url = `${base}${paragraphLinks(paragraph).permalink}`;
  const date = dateOf(document);
  const who = speaker && `${speaker.name}${speakerTitle === null ? "" : `, ${speakerTitle}`}`;
  const block = html`<blockquote cite="${url}"${langOf(paragraph)}>${text !== "" && html`<p>${text}</p>`}<footer>— ${who !== null && `${who}, `}<cite><a href="${url}">${document.title}</a></cite>${date !== null && `, ${writeDate(date)}`}</footer></blockquote>`;
  const width = Math.min(usualWidth, maxwidth);
  const lines = Math.ceil((text.length * letterWidth) / Math.max(letterWidth, width));
  return {
    version: "1.0",
    type: "rich",
    title: speaker === null ? document.title : `${speaker.name}: ${document.title}`,
    author_name: speaker?.name ?? document.source ?? document.title,
    author_url: `${base}${speaker === null ? documentHref(document) : `/s/${encodeURIComponent(speaker.id)}`}`,
    provider_name: provider,
    provider_url: `${base}/`,
    cache_age: 86_400,
    html: block.html,
    width,
    height: Math.min(lines * lineHeight + footHeight, maxheight ?? Number.POSITIVE_INFINITY),
  };
}

/** The same as XML. */
export function toXml(embed: Embed): string {
  const fields = Object.entries(embed).map(
    ([name, value]) => html`<${{ html: name }}>${value}</${{ html: name }}>`,
  );
  return toXmlDocument(html`<oembed>${fields}</oembed>`);
}
