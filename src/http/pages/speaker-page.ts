import { dateOf } from "../../domain/document.ts";
import { toPersonJsonLd } from "../../evidence/citation/json-ld.ts";
import type { CorpusStore, SpeakerSummary } from "../../search/corpus-store.ts";
import type { SpokenOverTime } from "../../search/spoken-over-time.ts";
import { count, speakerCounts, writeDate } from "../formats/text.ts";
import { searchHref } from "../search-request.ts";
import { documentLine } from "./corpus-lists.ts";
import { renderHit, speakerHref } from "./hit.ts";
import { type Html, html } from "./html.ts";
import { renderPage, searchForm } from "./layout.ts";
import { renderYears } from "./years.ts";

/** Most documents that the page lists; a search for the speaker counts them all. */
const maxListed = 60;

/** A speaker: what they were and talk about, what they said first and last, when they spoke, and where. */
export function renderSpeaker(
  speaker: SpeakerSummary,
  store: CorpusStore,
  said: SpokenOverTime & { readonly words: readonly string[] },
  base: string,
): string {
  const spoken = store.documents().filter(({ speakers }) => speakers.includes(speaker.id));
  const ordered = [...spoken].sort((a, b) => ((dateOf(a) ?? "9") < (dateOf(b) ?? "9") ? -1 : 1));
  const search = searchHref("/search", {}, { speaker: speaker.id });
  const { first, last, words, years } = said;
  const isOne = first?.paragraph.id === last?.paragraph.id;
  const body = html`<div class="read"><h1>${speaker.name}</h1>
${speaker.titles.length > 0 && html`<p class="sans quiet">${speaker.titles.map((title, index) => html`${index > 0 && html`<br>`}${writeTitle(title)}`)}</p>`}
<p><a href="${search}">${speakerCounts(speaker)}</a></p>
${searchForm("", { speaker: speaker.id, label: `Search what ${speaker.name} said` })}
${words.length > 0 && html`<h2>Talks about</h2><ul class="plain row words">${words.map((word) => renderWord(word, speaker))}</ul><p class="sans quiet">Words in more of these paragraphs than in those of others.</p>`}
${years.length > 1 && html`<h2>When</h2>${renderYears(years, [], search)}<ul class="plain row sans">${years.filter(({ value }) => value !== "").map(({ value, count: number }) => html`<li><a href="${search}&amp;date=${value}">${value}</a> <span class="quiet">${number}</span></li>`)}</ul>`}
${first !== undefined && html`<h2>${isOne ? "Said" : "Said first"}</h2><ol class="hits">${renderHit(first)}</ol>`}
${last !== undefined && !isOne && html`<h2>Said last</h2><ol class="hits">${renderHit(last)}</ol>`}
${ordered.length > 0 && html`<h2>Where</h2><ul class="plain list sans">${ordered.slice(0, maxListed).map(documentLine)}</ul>`}
${ordered.length > maxListed && html`<p class="sans"><a href="${search}">${count(ordered.length - maxListed, "document")} more</a></p>`}</div>`;
  return renderPage({
    title: `${speaker.name} — Verbatim`,
    description: `What ${speaker.name} said in ${store.info.name}`,
    current: "speakers",
    canonical: `${base}${speakerHref(speaker)}`,
    kind: "profile",
    data: toPersonJsonLd(speaker, `${base}${speakerHref(speaker)}`),
    body,
  });
}

/** `harbour master, since April 2009`. */
function writeTitle({ title, from, to }: SpeakerSummary["titles"][number]): string {
  if (!from && !to) return title;
  if (!from) return `${title}, until ${writeDate(to ?? "")}`;
  return to ? `${title}, ${writeDate(from)} to ${writeDate(to)}` : `${title}, since ${writeDate(from)}`;
}

function renderWord(word: string, { id }: SpeakerSummary): Html {
  return html`<li><a href="${searchHref("/search", {}, { q: word, speaker: id })}">${word}</a></li>`;
}
