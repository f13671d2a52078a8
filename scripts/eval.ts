import { evaluateClaims } from "./eval-claims.ts";
import { evaluateLabelled } from "./eval-labelled.ts";
import { evaluateRelevance } from "./eval-relevance.ts";
import { evaluateStripped } from "./eval-stripped.ts";
import { evaluateStructure } from "./eval-structure.ts";

const [what, folder, ...sets] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
if (folder !== undefined && what === "relevance") await evaluateRelevance(folder, sets);
else if (folder !== undefined && what === "structure") evaluateStructure(folder);
else if (folder !== undefined && what === "stripped") await evaluateStripped(folder);
else if (folder !== undefined && what === "labelled") await evaluateLabelled(folder);
else if (folder !== undefined && what === "claims" && sets[0] !== undefined)
  await evaluateClaims(folder, sets[0]);
else {
  console.error(`usage: npm run eval -- relevance DIR [SET...]   test collections: docs.jsonl, queries.jsonl, qrels.tsv
       npm run eval -- structure DIR [--misses]  ground truth: roles.jsonl, attribution.jsonl
       npm run eval -- stripped CORPUS [--misses]  a labelled corpus, read again without its labels
       npm run eval -- labelled CORPUS [--misses]  a labelled corpus against a simpler reading of its labels
       npm run eval -- claims FILE CORPUS [--misses]  claims with known verdicts: claims.jsonl`);
  process.exitCode = 2;
}
