import { describeSearchEngine } from "../contract/search-engine.ts";
import { createScanEngine } from "./scan-engine.ts";

describeSearchEngine({
  name: "scan",
  capabilities: { phrases: true, proximity: true, spelling: true, explanation: false },
  open: async (corpus) => createScanEngine(corpus),
});
