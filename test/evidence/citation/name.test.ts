import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CitedPerson, toCslName } from "../../../src/evidence/citation/name.ts";
import { anyName } from "./cite.ts";

const cases: readonly (readonly [name: string, parts: object, lang?: string])[] = [
  ["Ruth Calder", { given: "Ruth", family: "Calder" }],
  ["J. K. Rowling", { given: "J. K.", family: "Rowling" }],
  ["Mary Kay Ash", { given: "Mary Kay", family: "Ash" }],
  ["Ludwig van Beethoven", { given: "Ludwig", "non-dropping-particle": "van", family: "Beethoven" }],
  ["Rogier van der Weyden", { given: "Rogier", "non-dropping-particle": "van der", family: "Weyden" }],
  ["Marta de la Vega", { given: "Marta", "non-dropping-particle": "de la", family: "Vega" }],
  ["Mohammed bin Salman", { given: "Mohammed", "non-dropping-particle": "bin", family: "Salman" }],
  ["Omar al-Bashir", { given: "Omar", family: "al-Bashir" }],
  ["Geert Jan van ’t Hof", { given: "Geert Jan", "non-dropping-particle": "van ’t", family: "Hof" }],
  ["Robert De Niro", { given: "Robert", family: "De Niro" }],
  ["Ian St. John", { given: "Ian", family: "St. John" }],
  ["Conan O’Brien", { given: "Conan", family: "O’Brien" }],
  ["Jean-Luc Picard", { given: "Jean-Luc", family: "Picard" }],
  ["Gabriel García Márquez", { given: "Gabriel", family: "García Márquez" }],
  ["Juan Carlos García Pérez", { given: "Juan Carlos", family: "García Pérez" }],
  ["José Ortega y Gasset", { given: "José", family: "Ortega y Gasset" }],
  ["Marta Ruiz de la Vega", { given: "Marta", family: "Ruiz de la Vega" }],
  ["Lucía Armendáriz Beltrán", { given: "Lucía", family: "Armendáriz Beltrán" }, "es"],
  ["María Teresa Armendáriz", { given: "María Teresa", family: "Armendáriz" }, "es"],
  ["María Teresa Armendáriz Beltrán", { given: "María Teresa", family: "Armendáriz Beltrán" }, "es-MX"],
  ["Lucía Armendáriz", { given: "Lucía", family: "Armendáriz" }, "es"],
  ["Martin Luther King Jr.", { given: "Martin Luther", family: "King", suffix: "Jr." }],
  ["Martin Luther King, Jr.", { given: "Martin Luther", family: "King", suffix: "Jr." }],
  ["Henry Ford II", { given: "Henry", family: "Ford", suffix: "II" }],
  ["Dr. Ada Lovelace", { given: "Ada", family: "Lovelace" }],
  ["Vega, Marta de la", { given: "Marta de la", family: "Vega" }],
  ["Orbán Viktor", { given: "Viktor", family: "Orbán" }, "hu"],
  ["  Ruth   Calder ", { given: "Ruth", family: "Calder" }],
  ["Madonna", { literal: "Madonna" }],
  ["Ms. Ruiz", { literal: "Ms. Ruiz" }],
  ["王小明", { literal: "王小明" }],
  ["The Harbour Council", { literal: "The Harbour Council" }],
  ["Saltmere Town Council", { literal: "Saltmere Town Council" }],
  ["Ministerio de Pesca", { literal: "Ministerio de Pesca" }],
  ["Marlow and Brandt", { literal: "Marlow and Brandt" }],
  ["Speaker 2", { literal: "Speaker 2" }],
];

describe("toCslName", () => {
  for (const [name, parts, lang = "en"] of cases) {
    it(`parts “${name}” (${lang})`, () => {
      expect(toCslName({ name }, lang)).toEqual(parts);
    });
  }

  it.each<readonly [string, CitedPerson, object]>([
    ["a stated family name", { name: "Xi Jinping", family: "Xi" }, { family: "Xi", given: "Jinping" }],
    ["a group", { name: "Massive Attack", isGroup: true }, { literal: "Massive Attack" }],
    ["a family name that is none of it", { name: "Ada Byron", family: "Lovelace" }, { literal: "Ada Byron" }],
  ])("believes the corpus about %s", (_, person, parts) => {
    expect(toCslName(person, "en")).toEqual(parts);
  });

  it("keeps every word of a name but an honorific, whatever it is", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const parts = Object.values(toCslName({ name }, "es")).join(" ").split(" ");
        expect(parts.toSorted()).toEqual(name.split(" ").toSorted());
      }),
    );
  });
});
