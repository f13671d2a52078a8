import fc from "fast-check";
import type { Expression, Query } from "../../src/query/ast.ts";

const pieces = [
  ..."()\"“”„«»「」'‘’-−~*:;,.?!%&/ \t\0",
  "AND",
  "OR",
  "NOT",
  "NEAR",
  "NEAR/3(",
  "NEAR/0",
  "NEAR/999(",
  "speaker:",
  "-role:",
  "role:answer",
  "date:2024-05..2025",
  "before:2020",
  "date:2024-02-30",
  "title:(",
  "colour:red",
  "10:30",
  "tide",
  "well-equipped",
  "37,000",
  "1,2,3",
  "40%",
  "U.S.",
  "l'eau",
  "'tis",
  "dogs'",
  "O’Hara",
  "secur*",
  "harbor~",
  "東京",
  "café",
  "e\u0301",
  "👍🏽",
  "\ud800",
  "\udc00",
  "العربية",
  "a\u00adb",
  "37\u202f000",
];
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 40 });

/** Texts that people and machines may send as a query: words and operators in any order, and any characters at all. */
export const queryTexts: fc.Arbitrary<string> = fc.oneof(
  soup.map((parts) => parts.join(" ")),
  soup.map((parts) => parts.join("")),
  fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom("", " ")), { maxLength: 40 })
    .map((parts) => parts.flat().join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
);

/** Every node of an expression, the outer before the inner. */
export function nodesOf(node: Expression | null): readonly Expression[] {
  if (node === null) return [];
  if ("operands" in node) return [node, ...node.operands.flatMap(nodesOf)];
  return node.kind === "not" ? [node, ...nodesOf(node.operand)] : [node];
}

/** What a query asks, without its places. */
export function shapeOf({ expression, filters }: Pick<Query, "expression" | "filters">): unknown {
  return JSON.parse(
    JSON.stringify({ expression, filters }, (key, value) =>
      key === "start" || key === "end" ? undefined : value,
    ),
  );
}
