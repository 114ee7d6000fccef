/** Unit tests (pure functions) and integration tests (the embedded engine and a real PostgreSQL server). */
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";
import { patience } from "./test/support/endurance";

// Not the Remix plugin: it compiles routes for the browser, and tests call plain modules.
const plugins = [tsconfigPaths({ projects: ["./tsconfig.json"] })];

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        plugins,
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.{ts,tsx}"],
          environment: "node",
          setupFiles: ["test/support/seed.ts"],
          pool: "threads",
          // No unit test changes what the next file sees.
          isolate: false,
          maxWorkers: 2,
          testTimeout: patience(60_000),
        },
      },
      {
        plugins,
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          environment: "node",
          setupFiles: ["test/support/seed.ts"],
          globalSetup: ["test/support/database/postgres.ts", "test/support/node-versions/install.ts"],
          // Two processes, each with one database of either engine (openTestDatabase): compiling the embedded
          // engine takes seconds, and so does importing the app.
          pool: "forks",
          isolate: false,
          maxWorkers: 2,
          testTimeout: patience(120_000),
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
