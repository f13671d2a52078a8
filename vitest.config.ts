import { defineConfig, type ViteUserConfig } from "vitest/config";

/** A report for a machine beside the one for a person, where a file for it is named. */
const file = process.env.VITEST_REPORT;
const reported = file === undefined ? {} : { reporters: ["default", "json"], outputFile: { json: file } };

const config: ViteUserConfig = defineConfig({
  test: {
    ...reported,
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["test/support/seed.ts"],
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "test/package/**", "test/opensearch/**"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "opensearch",
          setupFiles: ["test/support/seed.ts"],
          include: ["test/opensearch/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "package",
          include: ["test/package/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

export default config;
