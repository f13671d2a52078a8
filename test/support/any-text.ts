import fc from "fast-check";

/** What every reader of text may meet, whatever it reads. */
const anywhere = [
  "\0",
  "\ud800",
  "\udfff",
  "\ufeff",
  "\u202e",
  "\u200b",
  "\u2028",
  "e\u0301",
  "👍🏽",
  "العربية",
  "東京",
  "\r\n",
  "\t",
  "\\",
  "%00",
  "__proto__",
  "toString",
  "9".repeat(400),
  "-1",
  "1e999",
  "NaN",
  "null",
];

/** Texts of a language that is made of these pieces: in any order, cut, repeated, and among any characters at all. */
export function textsOf(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.constantFrom(...anywhere) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
  );
  const soup = fc.array(piece, { maxLength: 30 });
  return fc.oneof(
    { weight: 3, arbitrary: soup.map((parts) => parts.join("")) },
    { weight: 3, arbitrary: soup.map((parts) => parts.join(" ")) },
    { weight: 2, arbitrary: soup.map((parts) => parts.join("\n")) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.nat(), fc.nat()).map(cut) },
    { weight: 1, arbitrary: fc.tuple(piece, fc.nat(300)).map(([text, times]) => text.repeat(times)) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  );
}

function cut([text, from, length]: readonly [string, number, number]): string {
  const at = from % (text.length + 1);
  return text.slice(0, at) + text.slice(at + (length % 5));
}

/** Values that nobody expects; an object's `toString` is no function, nor can it be made one by JSON. */
const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  "",
  " ",
  "\ud800",
  "x".repeat(5000),
  [],
  [[]],
  {},
  { toString: 1 },
  { length: 3 },
  JSON.parse('{"__proto__": {"a": 1}}'),
  JSON.parse("[".repeat(3000) + "]".repeat(3000)),
];

/** A value of JSON with up to three of its parts replaced, left out, or put among others. */
export function valuesLike(valid: unknown): fc.Arbitrary<unknown> {
  const change = fc.tuple(
    fc.nat(),
    fc.oneof(fc.constantFrom(...strange), fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: "binary" })),
    fc.constantFrom("replace", "remove", "add"),
  );
  return fc.array(change, { maxLength: 3 }).map((changes) => {
    const holder = { value: structuredClone(valid) };
    for (const [at, value, how] of changes) {
      const places = placesIn(holder, []);
      const { owner, key } = places[at % places.length] as Place;
      if (how === "replace" || owner === holder) owner[key] = value;
      else if (how === "remove") delete owner[key];
      else owner[Array.isArray(owner) ? String(owner.length) : "unheard-of"] = value;
    }
    return holder.value;
  });
}

interface Place {
  readonly owner: Record<string, unknown>;
  readonly key: string;
}

function placesIn(owner: Record<string, unknown>, places: Place[]): readonly Place[] {
  for (const [key, value] of Object.entries(owner)) {
    places.push({ owner, key });
    if (places.length < 500 && typeof value === "object" && value !== null)
      placesIn(value as Record<string, unknown>, places);
  }
  return places;
}
