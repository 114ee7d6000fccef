/** What failed in a run of tests, from the runners' JSON reports: a line each, with the file and the test's name. */
import { relative } from "node:path";

/** Characters of an error's message in a line. */
const MESSAGE = 300;

/** @param {any} report Vitest's JSON report, or null @returns {string[]} */
export function failuresOfVitest(report) {
  return (report?.testResults ?? [])
    .filter((/** @type {any} */ file) => file.status === "failed")
    .flatMap((/** @type {any} */ file) => {
      const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === "failed");
      const path = relative(process.cwd(), file.name);
      if (!failed.length) return [lineOf(path, "could not be loaded", file.message)];
      return failed.map((/** @type {any} */ test) => lineOf(path, test.fullName, test.failureMessages?.[0]));
    });
}

/** @param {any} report Vitest's JSON report, or null @returns {string[]} the files with a failed test */
export function failedFilesOfVitest(report) {
  return (report?.testResults ?? [])
    .filter((/** @type {any} */ file) => file.status === "failed")
    .map((/** @type {any} */ file) => relative(process.cwd(), file.name));
}

/** @param {any} report Playwright's JSON report, or null @returns {string[]} */
export function failuresOfPlaywright(report) {
  /** @param {any} suite @returns {string[]} */
  const within = (suite) => [
    ...(suite.specs ?? [])
      .filter((/** @type {any} */ spec) => !spec.ok)
      .map((/** @type {any} */ spec) => lineOf(`${spec.file}:${spec.line}`, spec.title, errorOf(spec))),
    ...(suite.suites ?? []).flatMap(within),
  ];
  const unfinished = (report?.errors ?? []).map((/** @type {any} */ error) =>
    lineOf("browser", "run", error.message),
  );
  return [...(report?.suites ?? []).flatMap(within), ...unfinished];
}

/** @param {any} spec */
const errorOf = (spec) =>
  spec.tests?.flatMap((/** @type {any} */ test) => test.results).find(hasError)?.error?.message;

/** @param {any} result */
const hasError = (result) => Boolean(result.error);

/** @param {string} place @param {string} test @param {string | undefined} message */
function lineOf(place, test, message) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: runners color their messages
  const plain = (message ?? "").replace(/\u001b\[[0-9;]*m/g, "").replace(/\s+/g, " ");
  return `${place} › ${test}${plain ? `: ${plain.slice(0, MESSAGE)}` : ""}`;
}
