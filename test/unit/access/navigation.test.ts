import { describe, expect, it } from "vitest";
import { NAVIGATION, type NavigationEntry } from "../../../app/access/navigation";
import { SECTIONS } from "../../../app/access/navigation-sections";
import { navigationOf, phoneBarOf } from "../../../app/access/offered-navigation";
import type { Role } from "../../../app/domain/terms";

const sections = (role: Role, entries?: readonly NavigationEntry[]) =>
  navigationOf({ slug: "demo", role, keepsLedger: true }, entries);
const labels = (role: Role, entries?: readonly NavigationEntry[]) =>
  sections(role, entries).map(({ label }) => label);

const page = (section: NavigationEntry["section"], permission: NavigationEntry["permission"]) => ({
  section,
  label: "New",
  path: (c: string) => `/c/${c}/new`,
  permission,
});

describe("the navigation", () => {
  it("has its sections in one order and leaves out what a role may not use", () => {
    const everyone = ["Overview", "Goals", "Results", "Continuum", "Members", "Partnership", "Reports"];
    expect(labels("backbone")).toEqual(["This week", ...everyone, "Data", "Settings"]);
    expect(labels("convener")).toEqual(["This week", ...everyone, "Data", "Settings"]);
    expect(labels("executive")).toEqual(everyone);
    expect(labels("data_lead")).toEqual([...everyone, "Data"]);
  });

  it("has the three strategies, investments, and the community under Results", () => {
    const results = (keepsLedger: boolean) =>
      navigationOf({ slug: "demo", role: "executive", keepsLedger })
        .find(({ section }) => section === "results")
        ?.pages.map(({ label }) => label);
    const strategies = ["Impact Workforce", "Impact Purchasing", "Place-based Investing"];
    expect(results(true)).toEqual([
      ...strategies,
      "Investments",
      "Well-being",
      "What has changed",
      "Community",
    ]);
    expect(results(false)).toEqual([...strategies, "Well-being", "What has changed", "Community"]);
  });

  it("shows a section as soon as one of its pages is for the role, in its place", () => {
    const without = NAVIGATION.filter(({ section }) => section !== "partnership" && section !== "week");
    expect(labels("convener", without)).not.toContain("Partnership");
    const more = [...without, page("partnership", "set goals"), page("week", "set goals")];
    expect(labels("convener", more)).toEqual(
      Object.values(SECTIONS).filter((label) => labels("convener", more).includes(label)),
    );
    expect(labels("convener", more)[0]).toBe("This week");
    expect(labels("convener", more)).toContain("Partnership");
    expect(labels("executive", more)).not.toContain("This week");
  });

  it("leads from a section to the first page that the role may use", () => {
    const more = [
      page("partnership", "set goals"),
      { ...page("partnership", "see figures"), path: () => "/second" },
    ];
    expect(sections("backbone", more)[0]?.to).toBe("/c/demo/new");
    expect(sections("executive", more)[0]?.to).toBe("/second");
  });

  it("has four sections at the bottom of a phone", () => {
    const bar = (role: Role, entries?: readonly NavigationEntry[]) =>
      phoneBarOf(sections(role, entries)).map(({ label }) => label);
    expect(bar("executive")).toEqual(["Overview", "Goals", "Results", "Reports"]);
    expect(bar("data_lead")).toEqual(["Overview", "Goals", "Results", "Data"]);
    expect(bar("backbone")).toEqual(["This week", "Overview", "Goals", "Data"]);
  });
});
