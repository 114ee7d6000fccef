/** Browser tests run against the built app. The `test` in test/support starts the browser and the app. */
import { defineConfig } from "@playwright/test";
import { patience } from "../support/endurance";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  // Every worker has its own app with an embedded database, and small machines have two cores.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // The longest tests take half a minute; a busy machine may need several times as long.
  timeout: patience(180_000),
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    timezoneId: "America/Chicago",
    // Tracing every test makes the suite a third slower, so `npm test` traces failed tests in a second run.
    trace: process.env.TIDEMARK_TRACE ? "on" : "off",
    screenshot: "only-on-failure",
  },
});
