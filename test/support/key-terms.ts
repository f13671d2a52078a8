import type { KeyTerms } from "../../src/ops/api-keys.ts";

/** Terms of a key that reads all there is, for ever. */
export const openTerms: KeyTerms = {
  name: "",
  scopes: ["search", "verify", "export"],
  expiresAt: null,
  origins: [],
  documents: [],
  collections: [],
  rateLimit: null,
};
