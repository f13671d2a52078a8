/**
 * The JSON schema of a list of items, after the CSL 1.0.2 data schema (csl-data.json): all its types and variables. No
 * package ships it. Like it, it takes no variable and no part of a name or a date that it does not know.
 */
const types = `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
  dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
  manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty
  webpage`;

const strings = `abstract annote archive archive_collection archive_location archive-place authority call-number
  citation-key citation-label collection-title container-title container-title-short dimensions division DOI event
  event-place event-title genre ISBN ISSN journalAbbreviation jurisdiction keyword language medium note
  original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place references
  reviewed-genre reviewed-title scale section shortTitle source status title title-short URL version volume-title
  volume-title-short year-suffix`;

const numbers = `chapter-number citation-number collection-number edition first-reference-note-number issue locator number
  number-of-pages number-of-volumes page page-first part printing supplement volume`;

const names = `author chair collection-editor compiler composer container-author contributor curator director editor
  editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer
  producer recipient reviewed-author script-writer series-creator translator`;

const dates = "accessed available-date event-date issued original-date submitted";

const text = { type: "string" };
const number = { type: ["string", "number"] };
const flag = { type: ["string", "number", "boolean"] };

function each(variables: string, schema: object): Record<string, object> {
  return Object.fromEntries(
    variables
      .trim()
      .split(/\s+/)
      .map((variable) => [variable, schema]),
  );
}

export const cslSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["type", "id"],
    additionalProperties: false,
    properties: {
      type: { type: "string", enum: types.split(/\s+/) },
      id: number,
      categories: { type: "array", items: text },
      custom: { type: "object" },
      ...each(strings, text),
      ...each(numbers, number),
      ...each(names, { type: "array", items: { $ref: "#/definitions/name-variable" } }),
      ...each(dates, { $ref: "#/definitions/date-variable" }),
    },
  },
  definitions: {
    "name-variable": {
      type: "object",
      additionalProperties: false,
      properties: {
        ...each("family given dropping-particle non-dropping-particle suffix literal", text),
        ...each("comma-suffix static-ordering parse-names", flag),
      },
    },
    "date-variable": {
      type: "object",
      additionalProperties: false,
      properties: {
        "date-parts": {
          type: "array",
          minItems: 1,
          maxItems: 2,
          items: { type: "array", minItems: 1, maxItems: 3, items: number },
        },
        season: number,
        circa: flag,
        ...each("literal raw", text),
      },
    },
  },
};
