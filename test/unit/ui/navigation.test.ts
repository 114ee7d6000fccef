import { describe, expect, it } from "vitest";
import { isIn, type NavSection } from "~/ui/layout/navigation";

const section = (...addresses: string[]): NavSection => ({
  to: addresses[0] ?? "",
  label: "A section",
  icon: "flag",
  pages: addresses.map((to) => ({ to, label: to })),
});

describe("the section that a page is in", () => {
  it("holds pages without an entry of their own in the folder that only its pages share", () => {
    const partnership = section("/c/demo/partnership/meetings", "/c/demo/partnership/people");
    expect(isIn("/c/demo/partnership/organizations/new", partnership)).toBe(true);
    expect(isIn("/c/demo/partnership/people/new", partnership)).toBe(true);
    expect(isIn("/c/demo/data", partnership)).toBe(false);
  });

  it("is not every page of a collaborative whose entries share no folder", () => {
    const results = section("/c/demo/strategies/workforce", "/c/demo/indicators");
    expect(isIn("/c/demo/indicators", results)).toBe(true);
    expect(isIn("/c/demo/goals", results)).toBe(false);
    expect(isIn("/c/demo/goals/new", section("/c/demo/members"))).toBe(false);
  });
});
