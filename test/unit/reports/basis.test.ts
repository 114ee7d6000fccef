import { describe, expect, it } from "vitest";
import { basisOf } from "~/reports/basis";
import { buildReport } from "~/reports/build";
import { differences } from "~/reports/differences";
import { modelSchema } from "~/reports/model";
import { newOutline } from "~/reports/outline";
import type { ReportSources } from "~/reports/read.server";
import { member } from "../../support/figures/sums";
import { sampleSources } from "../../support/reports/sources";

const report = (sources: ReportSources) =>
  buildReport(sources, {
    title: "Progress",
    slug: "progress",
    outline: newOutline(sources.readers),
    earlier: null,
    date: "2025-06-30",
  });
const withMember = (sources: ReportSources): ReportSources => ({
  ...sources,
  catalog: {
    ...sources.catalog,
    members: [...sources.catalog.members, member("dock", { name: "Dock Works", fiscalYearEndMonth: 6 })],
  },
});
const methodsOf = (sources: ReportSources) =>
  JSON.stringify(report(sources).sections.find(({ key }) => key === "methods")?.blocks);

describe("the basis of a report", () => {
  it("is kept with it: who was counted, in which periods, by which measures", () => {
    const sources = withMember(sampleSources());
    const { basis } = modelSchema.parse(report(sources));
    expect(basis).toMatchObject({
      members: 4,
      names: [...sampleSources().catalog.members.map(({ name }) => name), "Dock Works"],
      periods: [
        { start: "2023-07-01", end: "2024-06-30", members: 1, transitionMonths: null },
        { start: "2024-01-01", end: "2024-12-31", members: 3 },
      ],
      measures: sources.catalog.measures.map(({ code }) => code),
      rules: null,
    });
  });

  it("is said among the methods, by name only to readers who know the members", () => {
    expect(methodsOf(withMember(sampleSources()))).toMatch(/are of 4 members: .*Dock Works\./);
    const forPublic: ReportSources = { ...withMember(sampleSources()), readers: "public", ownValues: null };
    expect(methodsOf(forPublic)).toContain("are of 4 members.");
    expect(JSON.stringify(report(forPublic).basis)).not.toContain("Dock Works");
    expect(basisOf(forPublic).rules).toMatchObject({ minimumContributors: 3 });
  });

  it("explains what a new version counts otherwise", () => {
    const before = report(sampleSources());
    const { members, ...rest } = withMember(sampleSources()).catalog;
    const [measure] = rest.measures;
    const after = report({
      ...sampleSources(),
      catalog: { ...rest, members, measures: rest.measures.filter((each) => each !== measure) },
    });
    expect(differences(before, after)).toEqual(
      expect.arrayContaining([
        "4 members are counted; the version before counted 3.",
        `Measures that went out of use: ${measure?.label}.`,
      ]),
    );
    expect(differences(before, before)).toEqual([]);
  });

  it("is not missed in a report from before it was kept", () => {
    const { basis: _, ...old } = report(sampleSources());
    expect(modelSchema.parse(old)).toEqual(old);
    expect(differences(old, report(withMember(sampleSources())))).not.toContainEqual(
      expect.stringContaining("are counted"),
    );
  });
});
