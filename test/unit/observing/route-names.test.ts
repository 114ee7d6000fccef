import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeRouteNames, UNKNOWN } from "~/observing/route-names";
import routes from "~/routes";

const patterns = routes.flatMap((route) => route.path ?? []);
const nameOf = makeRouteNames(patterns);

describe("the name of a request in metrics and traces", () => {
  test("is its route's pattern, so that it names no collaborative, member, or secret", () => {
    expect(nameOf("/c/river-city")).toBe("/c/:collaborative");
    expect(nameOf("/c/river-city/members/st-mary?year=2024")).toBe("/c/:collaborative/members/:member");
    expect(nameOf("/invitation/secret-word")).toBe("/invitation/:secret");
    expect(nameOf("/api/v1/river-city/rollup?year=2024")).toBe("/api/v1/:collaborative/rollup");
  });

  test("prefers a word to a parameter, as the router does", () => {
    expect(nameOf("/c/river-city/goals/new")).toBe("/c/:collaborative/goals/new");
    expect(nameOf("/c/river-city/goals/42")).toBe("/c/:collaborative/goals/:goal");
    expect(nameOf("/api/v1/openapi.json")).toBe("/api/v1/openapi.json");
    expect(nameOf("/api/v1/river-city/nothing")).toBe("/api/*");
  });

  test("is the same for a page and for its data", () => {
    expect(nameOf("/c/river-city/members.data?_routes=x")).toBe("/c/:collaborative/members");
    expect(nameOf("/_root.data")).toBe("/");
    expect(nameOf("/")).toBe("/");
  });

  test("is one and the same for everything unknown, so that a scan cannot fill the memory", () => {
    const names = new Set(patterns.map((pattern) => `/${pattern}`));
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const name = nameOf(path);
        expect([UNKNOWN, "/", "/assets/*"].includes(name) || names.has(name), name).toBe(true);
      }),
    );
    expect(nameOf("/wp-login.php")).toBe(UNKNOWN);
    expect(nameOf("/assets/entry-1234.js")).toBe("/assets/*");
  });
});
