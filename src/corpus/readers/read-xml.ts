import { SaxesParser } from "saxes";
import type { Role } from "../../domain/paragraph.ts";
import type { Block } from "../parsed-document.ts";
import { createEcpcReading } from "./ecpc-reading.ts";
import type { XmlReading } from "./xml-reading.ts";

/** A proceeding in TEI (ParlaMint), Akoma Ntoso or ECPC's XML. */
export interface XmlDocument {
  readonly record: Readonly<Record<string, string>>;
  readonly blocks: readonly Block[];
  /** Whether the root is of one of them; of any other nothing is read. */
  readonly isKnown: boolean;
  /** Whether elements were nested so deep that only their words were kept. */
  readonly isDeep: boolean;
  /** The first thing wrong with the XML, with its line. */
  readonly flaw?: { readonly line: number; readonly message: string };
}

const roots = new Set(["TEI", "TEI.2", "teiCorpus", "akomaNtoso"]);
const turns: Readonly<Record<string, Role>> = {
  u: "statement",
  sp: "statement",
  speech: "statement",
  question: "question",
  answer: "answer",
};
const bodies = new Set(["body", "debateBody", "mainBody", "judgmentBody"]);
const texts = new Set(["seg", "p", "ab", "l", "li", "item"]);
const headings = new Set(["head", "heading", "num", "subheading"]);
const directions = new Set(["note", "kinesic", "vocal", "incident", "stage", "gap", "scene", "remark"]);
const labels = new Set(["speaker", "from"]);
/** Elements deeper than this are passed over; of those that hold words, so many more are kept. */
const maxDepth = 500;
const maxDeepTexts = 20;

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

interface Turn {
  readonly role: Role;
  readonly who: string | undefined;
  printed: string | undefined;
}

/**
 * Reads the turns of a proceeding as its elements close. The parser expands no entity of the file's own, and opens
 * nothing: an entity bomb is text. What is not well formed is kept as far as it was read.
 */
export function readXml(xml: string): XmlDocument {
  const parser = new SaxesParser();
  let reading: XmlReading | undefined;
  let flaw: XmlDocument["flaw"];
  parser.on("error", (error) => {
    const message = error.message.replace(/^\S*: /, "");
    // A piece of a name might end within a word that is withheld.
    flaw ??= { line: parser.line, message: message.length > 200 ? message.replace(/:.*/s, "") : message };
  });
  parser.on("opentag", ({ name, attributes }) => {
    reading ??= chooseReading(localOf(name));
    reading?.open(localOf(name), attributes as Record<string, string>);
  });
  parser.on("text", (words) => reading?.text(words));
  parser.on("cdata", (words) => reading?.text(words));
  parser.on("closetag", ({ name }) => reading?.close(localOf(name)));
  parser.write(xml).close();
  const { record, blocks, isDeep } = reading?.finish() ?? { record: {}, blocks: [], isDeep: false };
  return { record, blocks, isDeep, isKnown: reading !== undefined, ...(flaw && { flaw }) };
}

/** The reading of a root's dialect; `undefined` for any other XML. */
function chooseReading(root: string): XmlReading | undefined {
  if (roots.has(root)) return createReading();
  return root.startsWith("ecpc_") ? createEcpcReading() : undefined;
}

function createReading(): XmlReading {
  const stack: Open[] = [];
  let isDeep = false;
  const names = new Map<string, string>();
  const record: Record<string, string> = {};
  const drafts: (Block & { readonly who?: string })[] = [];
  let aside: string[] = [];
  let turn: Turn | undefined;
  const forenames: string[] = [];
  let person: string | undefined;
  let bodyDepth = 0;

  const isInside = (test: ReadonlySet<string>): boolean => stack.some(({ name }) => test.has(name));
  const push = (text: string, extra: Partial<Block> & { who?: string }): void => {
    const joined = text.replace(/\s+/g, " ").trim();
    if (joined !== "") drafts.push({ kind: "paragraph", ...extra, text: joined });
  };
  const flushAside = (): void => {
    for (const text of aside) push(text, { role: "direction" });
    aside = [];
  };
  const closeText = (text: string, attributes: Open["attributes"]): void => {
    const speaker = turn?.printed;
    const who = turn?.who;
    const lang = [...stack, { attributes }].map((open) => open.attributes["xml:lang"]).findLast(Boolean);
    push(text, {
      ...(turn !== undefined && { role: turn.role }),
      ...(speaker && { speaker }),
      ...(who && { who }),
      ...(lang !== undefined && lang !== record.lang && { lang: lang.toLowerCase() }),
    });
    flushAside();
  };
  const closeInBody = ({ name, attributes, text }: Open): void => {
    if (labels.has(name) || (name === "note" && attributes.type === "speaker")) {
      if (turn !== undefined) turn.printed = text.replace(/\s+/g, " ").trim().replace(/:$/, "");
    } else if (directions.has(name)) {
      aside.push(text || attributes.reason || "");
      if (!isInside(texts)) flushAside();
    } else if (headings.has(name)) push(text, { kind: "heading" });
    else if (texts.has(name)) closeText(text, attributes);
    else if (turns[name] !== undefined) {
      if (text.trim() !== "") closeText(text, attributes);
      turn = undefined;
    } else if (stack.length > 0) addText(text);
  };
  const closeInHeader = ({ name, attributes, text }: Open): void => {
    const plain = text.replace(/\s+/g, " ").trim();
    const parent = stack.at(-1)?.name;
    if (name === "title" && parent === "titleStmt") {
      const isOwn = (attributes["xml:lang"] ?? record.lang) === record.lang;
      if (record.title === undefined || (isOwn && attributes.type === "main")) record.title = plain;
    } else if (name === "date" && parent !== "publicationStmt") {
      const when = attributes.when ?? attributes.from;
      if (when !== undefined && (parent === "setting" || record.said === undefined))
        record.said = when.slice(0, 10);
    } else if (name === "FRBRdate" && attributes.date !== undefined) record.said ??= attributes.date;
    else if (name === "FRBRlanguage" && attributes.language !== undefined)
      record.lang ??= attributes.language;
    else if (name === "TLCPerson") names.set(attributes.eId ?? attributes.id ?? "", attributes.showAs ?? "");
    else if (name === "persName" && person !== undefined && !names.has(person))
      names.set(person, [...forenames.splice(0), plain].join(" "));
    else if (name === "person") person = undefined;
    else if (name === "surname") addText(` ${plain} `);
    else if (name === "forename") forenames.push(plain);
  };
  const addText = (text: string): void => {
    const top = stack.at(-1);
    if (top !== undefined) top.text += text;
  };

  return {
    open(name, attributes) {
      if (stack.length === 0 && attributes["xml:lang"] !== undefined) record.lang = attributes["xml:lang"];
      const isFull = stack.length >= maxDepth;
      if (!isFull || (texts.has(name) && stack.length < maxDepth + maxDeepTexts))
        stack.push({ name, attributes, text: "" });
      if (isFull) isDeep = true;
      if (bodies.has(name)) bodyDepth++;
      if (name === "person") person = attributes["xml:id"];
      const role = turns[name];
      if (bodyDepth > 0 && role !== undefined)
        turn = { role, who: attributes.who ?? attributes.by, printed: undefined };
    },
    text: addText,
    close(name) {
      if (stack.at(-1)?.name !== name) return;
      const closed = stack.pop() as Open;
      if (bodies.has(name)) bodyDepth--;
      else if (bodyDepth > 0) closeInBody(closed);
      else closeInHeader(closed);
    },
    finish() {
      for (let last = stack.at(-1); last !== undefined; last = stack.at(-1)) this.close(last.name);
      const blocks = drafts.map(({ who, ...block }): Block => {
        const name = who === undefined ? undefined : nameOf(who, names, block.speaker);
        return name === undefined ? block : { ...block, speaker: name };
      });
      return { record, blocks, isDeep };
    },
  };
}

/** The person of a reference: as the file lists them, else as printed, else the words that the reference runs together. */
function nameOf(
  reference: string,
  names: ReadonlyMap<string, string>,
  printed: string | undefined,
): string | undefined {
  const id = reference.trim().split(/\s+/)[0]?.replace(/^#/, "") ?? "";
  if (id === "") return undefined;
  return (
    names.get(id) ||
    printed ||
    id
      .replace(/[_.-]+/g, " ")
      .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
      .trim()
  );
}

function localOf(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
