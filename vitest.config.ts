/** Unit tests (pure functions) and integration tests (the embedded engine and a real PostgreSQL server). */
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

// Not the Remix plugin: it compiles routes for the browser, and tests call plain modules.
const plugins = [tsconfigPaths({ projects: ["./tsconfig.json"] })];

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      { plugins, test: { name: "unit", include: ["test/unit/**/*.test.{ts,tsx}"], environment: "node" } },
      {
        plugins,
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          environment: "node",
          globalSetup: ["test/support/postgres.ts"],
          // A process each: the embedded engine is one heavy WASM instance per file.
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
