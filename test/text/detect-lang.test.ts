import { describe, expect, it } from "vitest";
import { detectLang } from "../../src/text/detect-lang.ts";

describe("detectLang", () => {
  it.each([
    ["en", "The quay is shut and it will be shut until the tide is out of the harbour."],
    [
      "es",
      "El muelle está cerrado y no se abre hasta que la marea haya salido del puerto, que es lo que dicen.",
    ],
    [
      "fr",
      "Le quai est fermé et il ne sera pas ouvert avant que la marée soit sortie du port, ce que nous savons.",
    ],
    [
      "de",
      "Der Kai ist gesperrt und er wird nicht geöffnet, bis die Flut aus dem Hafen ist, wie man mir sagt.",
    ],
    [
      "pt",
      "O cais está fechado e não vai abrir até que a maré saia do porto, que é o que nos dizem a todos.",
    ],
  ])("tells %s by its commonest words", (lang, text) => {
    expect(detectLang(text)).toBe(lang);
  });

  it.each(["", "Harbour", "12:30", "Zxqj wkvp qqrs ttvw ppql", "港は閉まっている。"])(
    "tells nothing from %j",
    (text) => {
      expect(detectLang(text)).toBeUndefined();
    },
  );
});
