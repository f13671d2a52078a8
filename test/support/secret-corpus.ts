/** How words begin that are withheld, each in another way, and the telephone number that is; none is a word of any language. */
export const withheldWords = [
  "quorvex", // a phrase: in texts, titles, names, offices, addresses, paths, ids, synonyms, settings, in every format
  "glasper", // a phrase that was corrected away before it was withheld: only the ledger could have it
  "zibbert", // a document
  "fromplec", // a paragraph
  "oddleq", // a person's name
  "perrady", // a person's words
  "mundivo", // a phrase of which no trace may be kept
  "0811-555-0147", // characters
] as const;

/** How a word begins that is in all that a document has which only some may see. */
export const hiddenWord = "vellim";
/** How a word begins of a document whose licence keeps its words back. */
export const keptWord = "kennelw";

/** A corpus that has these words wherever words can stand. The documents below `shut` are for some alone. */
export const secretFiles: Readonly<Record<string, string>> = {
  "corpus.yaml": "name: Papers of the Quorvexil Society\ndescription: What Oddlequist collected\n",
  "synonyms.yaml":
    "- [quorvexilian, eastern]\n- {from: [eastern], to: [Oddlequist, collector]}\n- [ferry, boat]\n- quorvexil: wrong\n",
  "speakers.yaml":
    "- name: Agatha Oddlequist\n  aliases: [Aggie]\n- name: Tom Reed\n  aliases: [Quorvexil Tom]\n  titles: [{title: Quorvexilian envoy}, {title: Mundivorn clerk, from: quorvexil}]\n",
  "open/talk.md": `---
id: talk
title: The Quorvexil talk of Mundivorn
said: 2024-05-14
published: quorvexil day
source: Quorvexil Gazette
place: Quorvexil pier
kind: quorvexil interview
url: https://example.org/quorvexil/talk
archived: https://example.org/a/quorvexil%20talk
media: ftp://example.org/${"a-way-that-goes-on/".repeat(3)}quorvexil
tags: [quorvexil, mundivorn]
author: Agatha Oddlequist
quorvexil: an unknown key
---
# The quorvexilian evening

MS. ODDLEQUIST: The perradynth walls were painted by nobody that anybody in this town could name.

Q: Who was told of the quorvexilian plan before it was read out in the town hall?

TOM REED: Call 0811-555-0147 and ask for Agatha, who keeps the list of everybody in the harbour.

Tom Reed said that the fromplectic letters were burnt in the yard behind the office in March.

“The perradynth gate was never locked on any night of that winter,” Agatha Oddlequist said to the reporters.

[Mundivorn laughter]

The last ferry left at nine, and the glasperont pier was empty when the rain came over the hills.

The wreck was sold to the harbour, and nobody in the town hall was told of the mundivorn price.

Edited for length by the quorvexil desk.
`,
  "open/zib.html": `<!doctype html><html lang="en"><head><title>The Zibbertwang file</title>
<meta name="author" content="Zibbertwang Jones"><meta property="og:site_name" content="Harbour Times">
<link rel="canonical" href="https://example.org/zibbertwang"></head><body><article><h1>The Zibbertwang file</h1>
<p>The zibbertwang file was opened by the clerk on the second day of the hearing in the town hall.</p>
<p>Nobody spoke of the zibbertwang afterwards, and the clerk went home by the last ferry of the day.</p></article></body></html>`,
  "open/quorvexil-notes.txt":
    "The notes were found under the stairs of the old library by the porter.\n\nOnly the porter had a key to that quorvexil door, and he had lost it.\n",
  "open/quorvexil-notes.meta.yaml":
    "title: Notes of Quorvexil\nspeakers: [Quorvexil Reed]\nlang: quorvexil\n",
  "open/letters.jsonl": `${JSON.stringify({ id: "agatha-oddlequist", title: "Letters", kind: "mundivorn", speakers: ["Agatha Oddlequist"], paragraphs: [{ text: "Nothing was said of it in the letters that the porter kept.", speaker: "Quorvexil Ann" }, { text: "Not a word of the mundivorn ferry." }] })}\nquorvexil is not json\n`,
  "open/evening.json": JSON.stringify({
    id: "quorvexil-evening",
    title: "An evening",
    source: "Mundivorn press",
    paragraphs: [
      {
        text: "“The quorvexil ferry,” said Tom Reed, “is late.”",
        role: "narration",
        speaker: "Tom Reed, Quorvexil envoy",
      },
    ],
  }),
  "open/broken.json": "{ quorvexil",
  "open/cut.json": '{"a": 1, "texts": quorvexilian}',
  "open/front.md":
    "---\ntitle: [quorvexil\nsaid: *mundivorn\nplace: !quorvexil x\n---\n\nThe front was quiet.\n",
  "open/tape.vtt":
    "WEBVTT - quorvexil\n\nNOTE mundivorn\n\n00:00:01.000 --> 00:00:04.000\n<v Quorvexil Ann>The tape of the mundivorn harbour was kept by the porter.\n\nquorvexil --> 1\n<v Tom Reed>Nobody listened to it.\n",
  "open/tape.srt":
    "1\n00:00:01,000 --> 00:00:04,000\nQUORVEXIL ANN: The porter took the ferry, quorvexil and all.\n",
  "open/house.xml": `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>House of Quorvexil</title></titleStmt></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="Quorvexil"><persName><forename>Mundivorn</forename><surname>Quorvexil</surname></persName></person></listPerson></particDesc></profileDesc></teiHeader>
<text><body><div><note type="speaker">The quorvexil chair:</note><u who="#Quorvexil"><seg>The house of the mundivorn ferry is adjourned until the evening.</seg></u></div></body></text></TEI>`,
  "open/cut.xml": "<TEI><text><body><u who='#quorvexil'>The quorvexil line breaks",
  "open/kept.md": `---\nlicence: metadata\ntitle: A kept file\nsaid: 2024-06\n---\nQ: Who kept the kennelworp of the harbour?\n\nTOM REED: “The kennelworping of the ferry is nobody’s business,” said the clerk of the kennelworp.\n`,
  "open/plain.md":
    "---\ntitle: A plain day\nsaid: 2024-07-01\n---\nTOM REED: The harbour was quiet, and nobody spoke of the wreck.\n\nTOM REED: We waited for the ferry until the evening, all of us together, and the walls were painted.\n\nThe clerk of the hearing went home by the ferry, and the letters were kept by the porter.\n",
  "shut/vellimorph.md": `---
title: The Vellimorph file
said: 1999-05-01
source: Vellimorph Times
place: Vellimorph
kind: vellimorphkind
lang: de
url: https://example.org/vellimorph
---
VELLIMORPH ANN: The vellimorph wreck was sold to the harbour.

TOM REED: We waited for the ferry until the evening, all of us together, and the walls were painted.

Who had the vellimorph papers of the ferry? “The vellimorph papers,” said Tom Reed, “are lost.”
`,
};

/** What takes the withheld words out. */
export const withheldRules = `
- phrase: [quorvexil*, glasperont*]
  reason: a court order
  date: 2024-06-01
- document: open-zib
  reason: a court order of the quorvexil kind
- paragraph: talk.p5
  reason: a mistake
- person: Agatha Oddlequist
  reason: she asked for it
- text: [0811-555-0147]
  reason: a private number
- phrase: mundivorn*
  reason: named by mistake
  confirm: false
`;
