import { describeSearchEngine } from "../contract/search-engine.ts";
import { createTestAlias } from "../support/opensearch.ts";

describeSearchEngine({
  name: "opensearch",
  capabilities: { phrases: true, proximity: true, spelling: true, explanation: true },
  async open(corpus) {
    const test = await createTestAlias();
    await test.build(corpus);
    const { engine } = await test.open();
    return { ...engine, close: test.remove };
  },
});
