/**
 * What the JSON schema of CSL data (csl-data.json, Citation Style Language 1.0.2) says of the variables that a citation
 * has, written out by hand: no package ships the schema. Like it, it takes no variable and no part of a name or a date
 * that it does not know.
 */
export const cslSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["type", "id"],
    additionalProperties: false,
    properties: {
      type: { enum: ["article-newspaper", "broadcast", "document", "interview", "speech"] },
      id: { type: ["string", "number"] },
      author: { type: "array", items: { $ref: "#/definitions/name" } },
      interviewer: { type: "array", items: { $ref: "#/definitions/name" } },
      issued: { $ref: "#/definitions/date" },
      "event-date": { $ref: "#/definitions/date" },
      locator: { type: ["string", "number"] },
      ...Object.fromEntries(
        ["title", "container-title", "genre", "event-place", "language", "URL", "archive_location"].map(
          (name) => [name, { type: "string" }],
        ),
      ),
    },
  },
  definitions: {
    name: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        ["family", "given", "non-dropping-particle", "suffix", "literal"].map((name) => [
          name,
          { type: "string" },
        ]),
      ),
    },
    date: {
      type: "object",
      additionalProperties: false,
      properties: {
        "date-parts": {
          type: "array",
          minItems: 1,
          maxItems: 2,
          items: { type: "array", minItems: 1, maxItems: 3, items: { type: ["string", "number"] } },
        },
      },
    },
  },
} as const;
