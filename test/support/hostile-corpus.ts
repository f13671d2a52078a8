/** What no answer may obey: elements, attributes, ends of scripts, comments and CDATA, and signs to a terminal. */
export const hostile =
  `<script>xss()</script><img src=x onerror=xss()><xss-el></xss-el>"><b onclick="xss()">' onfocus='xss()' x='` +
  `</title></textarea></style></script><!--]]>--><svg onload=xss()>&lt;xss-el&gt;&#60;xss-el&#62;` +
  `[a](javascript:xss()) javascript:xss() data:text/html,<xss-el> \u001b]0;xss\u0007\u001b[31m\u009b31m\u007f\u0085\u202ereversed`;

/** A word that only the hostile texts have. */
export const word = "harbourmaster";

const json = JSON.stringify;
const address = `https://news.example/a?x="><xss-el>'onclick=xss()&y=[a](javascript:xss())#<b>`;

/** Metadata whose every field is hostile; `links` are its addresses. */
function metadata(links: {
  readonly url: string;
  readonly archived: string;
  readonly media: string;
}): string {
  const texts = Object.fromEntries(
    ["title", "kind", "source", "place"].map((name) => [name, `${name} ${hostile}`]),
  );
  return Object.entries({ ...texts, date: "2024-05-14", ...links })
    .map(([name, value]) => `${name}: ${json(value)}`)
    .join("\n");
}

const webLinks = { url: address, archived: address, media: address };
const scriptLinks = { url: "javascript:xss()", archived: "data:text/html,<xss-el>", media: "vbscript:xss()" };
const said = `The ${word} said ${hostile} in the morning.`;

/** A corpus in every format that is read, of which every field is hostile. */
export const hostileFiles: Readonly<Record<string, string>> = {
  "corpus.yaml": `name: ${json(`Papers ${hostile}`)}\ndescription: ${json(hostile)}\n`,
  "speakers.yaml": json([
    {
      id: "mara",
      name: `Mara ${hostile}`,
      aliases: [`Captain ${hostile}`],
      titles: [{ title: `pilot ${hostile}`, from: "2001" }],
    },
  ]),
  "synonyms.yaml": json([[word, "<xss-el>", "javascript:xss()"]]),
  "a <xss-el>\"'&.md": `---\n${metadata(webLinks)}\nspeakers: [mara]\n---\n\n**Mara <xss-el>:** ${said}\n\n<script>xss()</script>\n\n> ${said}\n`,
  "b <img src=x onerror=xss()>.txt": `MARA <XSS-EL>: ${said}\n\nTom "onclick=xss()": ${said}\n`,
  "b <img src=x onerror=xss()>.meta.yaml": metadata(scriptLinks),
  "c.html": `<html><head><title>${hostile.replaceAll("<", "&lt;")}</title><link rel="canonical" href="javascript:xss()"></head><body><article><h1>T</h1><p>The ${word} said &lt;script>xss()&lt;/script> &lt;xss-el> and left.</p><p>${"More words of it. ".repeat(20)}</p></article></body></html>`,
  "d.json": json({
    id: "json-<xss-el>",
    title: hostile,
    kind: hostile,
    lang: 'en"><xss-el>',
    source: hostile,
    place: hostile,
    licence: "full",
    ...scriptLinks,
    date: "2024-05-15",
    paragraphs: [
      { text: said, speaker: hostile, role: "question" },
      { text: `“${said}”, said Mara ${hostile}.`, speaker: `Mara ${hostile}`, start: 12, end: 20 },
    ],
  }),
  "e.vtt": `WEBVTT\n\n00:00.000 --> 00:09.000\n<v Mara <xss-el>>${said.replaceAll("-->", "")}\n`,
  "f.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>&lt;xss-el&gt;</title></titleStmt></fileDesc></teiHeader><text><body><div><u who="#&lt;xss-el&gt;"><seg>The ${word} said &lt;script&gt;xss()&lt;/script&gt; there.</seg></u></div></body></text></TEI>`,
  "g.txt": said,
  "g.meta.yaml": `title: ${json(hostile)}\nlicence: snippet\n`,
};
