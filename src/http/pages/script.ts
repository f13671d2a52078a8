import { createHash } from "node:crypto";

/**
 * What the pages do better with a script: buttons that copy words with their citation, or a citation in a form; without
 * it they are hidden, and the links beside them lead to the same.
 */
export const script = `"use strict";
const copyText = async (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
};
const textOf = async ({ copy, link, fetch: from }) => {
  if (from) return (await fetch(from)).text();
  return link ? copy + " " + new URL(link, location.href).href : copy;
};
for (const button of document.querySelectorAll("button.copy")) {
  const name = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copyText(await textOf(button.dataset));
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not copied";
    }
    setTimeout(() => { button.textContent = name; }, 2000);
  });
}
const opened = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.tagName === "DETAILS") target.open = true;
};
addEventListener("hashchange", opened);
opened();
`;

/** The script's address: its content names it, so it can be kept for ever. */
export const scriptSrc: string = `/assets/verbatim.${createHash("sha256").update(script).digest("hex").slice(0, 10)}.js`;
