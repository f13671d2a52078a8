import { expect } from "vitest";

/** Fails where a terminal would obey something: only line ends and tabs may stand. */
export function expectQuiet(text: string, where: string): void {
  expect(
    text.match(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u)?.index,
    `${where}: ${text.slice(0, 200)}`,
  ).toBeUndefined();
}
