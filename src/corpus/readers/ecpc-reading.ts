import type { Block } from "../parsed-document.ts";
import type { XmlReading } from "./xml-reading.ts";

/** Elements whose words are nobody's speech. */
const passed = new Set(["page_number", "back", "index"]);

interface Speaker {
  name: string;
  post: string;
}

/**
 * Reads the turns of a proceeding as the European Comparable and Parallel Corpora archive writes it: `intervention`, with the
 * `speaker` and a `speech` of one paragraph a line; comments that the stenographer left are directions.
 */
export function createEcpcReading(): XmlReading {
  const record: Record<string, string> = {};
  const blocks: Block[] = [];
  const path: string[] = [];
  const asides: string[] = [];
  let speaker: Speaker = { name: "", post: "" };
  let chair = "";
  let text = "";

  const push = (words: string, extra: Partial<Block>): void => {
    const joined = words.replace(/\s+/g, " ").trim();
    if (/[\p{L}\p{N}]/u.test(joined)) blocks.push({ kind: "paragraph", ...extra, text: joined });
  };
  const closeSpeech = (): void => {
    const name = nameOf(speaker, chair);
    for (const line of text.split("\n")) push(line, { role: "statement", ...(name && { speaker: name }) });
    for (const aside of asides.splice(0)) push(aside, { role: "direction" });
  };
  const closers: Readonly<Record<string, () => void>> = {
    title: () => {
      record.title ??= text.replace(/\s+/g, " ").trim();
    },
    date: () => {
      record.said ??= text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
    },
    name: () => {
      speaker.name = text.trim();
    },
    post: () => {
      speaker.post = text.trim();
    },
    heading: () => push(text, { kind: "heading" }),
    speech: closeSpeech,
  };
  return {
    open(name, attributes) {
      path.push(name);
      if (name === "header" && attributes.language) record.lang = attributes.language.toLowerCase();
      if (name === "chair") chair = attributes.who ?? "";
      if (name === "speaker") speaker = { name: "", post: "" };
      if (name === "omit" && path.includes("speech")) asides.push("");
      else if (closers[name] !== undefined) text = "";
    },
    text(words) {
      if (path.at(-1) === "omit") {
        if (path.includes("speech")) asides.push((asides.pop() ?? "") + words);
      } else if (!path.some((name) => passed.has(name)))
        text += /[.!?…]\s*$/.test(text.slice(-4)) ? words.replace(/^\.(?=\s|$)/, "") : words;
    },
    close(name) {
      if (path.at(-1) !== name) return;
      path.pop();
      closers[name]?.();
    },
    finish() {
      for (let name = path.at(-1); name !== undefined; name = path.at(-1)) this.close(name);
      return { record, blocks, isDeep: false };
    },
  };
}

/** `Ruiz Vega, Marta` is Marta Ruiz Vega; of whom only a post is known, the name of who is in the chair, or the post. */
function nameOf({ name, post }: Speaker, chair: string): string {
  const known = name === "UNKNOWN" ? "" : name;
  if (known !== "") return known.replace(/^([^,]+), (.+)$/, "$2 $1");
  if (chair !== "" && /^(?:VICE)?PRESIDENT[AE]?$/i.test(post)) return /^VICE/i.test(post) ? post : chair;
  return post === "NA" ? "" : post;
}
