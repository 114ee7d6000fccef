import type { RouteConfigEntry } from "@remix-run/route-config";
import { describe, expect, it } from "vitest";
import { paths } from "../../app/paths";
import routes from "../../app/routes";

const patterns = (routes as RouteConfigEntry[])
  .map(({ path = "" }) => path)
  .filter((path) => !path.includes("*") && !path.startsWith("health/"));

/** Patterns of the routes that people open. Programs find the API's calls in its own description. */
const pages = patterns.filter((path) => !path.startsWith("api/v1/:"));

/** The address that a function makes when each segment it takes is called ":". */
const made = Object.values(paths).map((path) => {
  const address = (path as (...parts: string[]) => string)(":", ":", ":");
  // The server leads a report's file and a calendar to their routes: app/file-addresses.server.ts.
  return (address.split("?")[0] ?? "").replace(/\.%3A$/, "/as/%3A").replace(/%3A\.ics$/, "%3A/ics");
});

/** Whether an address with ":" for whatever varies is the one that a route answers. */
function answers(pattern: string, address: string): boolean {
  const wanted = pattern.split("/");
  const given = decodeURIComponent(address).slice(1).split("/");
  return (
    wanted.length === given.length &&
    wanted.every((word, at) => word === given[at] || (word.startsWith(":") && given[at] === ":"))
  );
}

describe("addresses", () => {
  it("exist for every page", () => {
    const byWord = /^(c\/:collaborative\/settings|account)\/[^/:]+$/;
    const unmade = pages.filter((pattern) => !made.some((address) => answers(pattern, address)));
    expect(unmade.filter((pattern) => !byWord.test(pattern))).toEqual([]);
  });

  it("lead to existing pages", () => {
    const lost = made.filter((address) => !patterns.some((pattern) => answers(pattern, address)));
    // The pages of the settings and of an account are routes by name.
    expect(lost.map(decodeURIComponent)).toEqual(["/account/:", "/c/:/settings/:"]);
  });

  it("leave empty search parameters out and encode the rest", () => {
    expect(paths.goals("a b", { year: 2025, strategy: "", theme: "R&D", member: null })).toBe(
      "/c/a%20b/goals?year=2025&theme=R%26D",
    );
  });
});
