import { evaluateClaims } from "./eval-claims.ts";
import { evaluateRelevance } from "./eval-relevance.ts";
import { evaluateStructure } from "./eval-structure.ts";

const given = process.argv.slice(2);
const [what, folder, ...sets] = given.filter((argument) => !argument.startsWith("--"));
const [, url] = given.flatMap((argument) => /^--opensearch-url=(.+)/.exec(argument) ?? []);
if (folder !== undefined && what === "relevance") await evaluateRelevance(folder, sets, url);
else if (folder !== undefined && what === "structure") await evaluateStructure([folder, ...sets]);
else if (folder !== undefined && what === "claims" && sets[0] !== undefined)
  await evaluateClaims(folder, sets[0]);
else {
  console.error(`usage: npm run eval -- relevance DIR [SET...] [--opensearch-url=URL]  test collections: docs.jsonl, queries.jsonl, qrels.tsv
       npm run eval -- structure FOLDER... [--misses] [--write]  ground truth (roles.jsonl, attribution.jsonl) or labelled corpora
       npm run eval -- claims FILE CORPUS [--misses]  claims with known verdicts: claims.jsonl`);
  process.exitCode = 2;
}
