import fc from "fast-check";
import { expect, it } from "vitest";
import { searchParameters } from "../../src/api/parameters.ts";
import { AppError } from "../../src/domain/errors.ts";
import { parameterReader, readParameters } from "../../src/http/read-parameters.ts";

/** What came of it: what was read, or all that is said of what is wrong. */
function outcomeOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: error.message, ...error.context };
  }
}

const names = [...Object.keys(searchParameters.shape), "colour", "__proto__", "constructor", ""];
const values = ["", "light", "3", "-1", "1e9", "true", "newest", ["a", "b"], [], 7, null, undefined, {}];

it("reads what is given as it would read the whole", () => {
  const read = parameterReader(searchParameters);
  const given = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)), { maxLength: 5 });
  fc.assert(
    fc.property(given, (entries) => {
      const query = Object.fromEntries(entries);
      expect(outcomeOf(() => read(query))).toEqual(outcomeOf(() => readParameters(searchParameters, query)));
    }),
    { numRuns: 2_000 },
  );
});
