import { describeSearchEngine } from "../../contract/search-engine.ts";
import { buildEmbedded } from "../../support/embedded.ts";

describeSearchEngine({
  name: "embedded",
  capabilities: { phrases: true, proximity: true, spelling: true, explanation: true },
  open: async (corpus) => (await buildEmbedded(corpus)).engine,
});
