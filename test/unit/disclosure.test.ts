import { describe, expect, it } from "vitest";
import type { Contribution } from "../../app/domain/contributions";
import { discloseContributions, discloseRollup, mayKnowMember } from "../../app/domain/disclosure";
import { standardPolicy } from "../../app/domain/policies";
import { type Rollup, rollUp } from "../../app/domain/rollup";
import type { DisclosurePolicy, PeerPolicy, Role, Viewer } from "../../app/domain/types";
import { catalogOf, measureSum, member, pairSum, sumsOf } from "../support/sums";

const MEMBERS = ["arts", "bank", "college", "dock", "energy", "farm"].map((slug) => member(slug));
const [OWN] = MEMBERS as [(typeof MEMBERS)[number]];
const policy = (peers: PeerPolicy, minimumContributors = 3): DisclosurePolicy => ({
  ...standardPolicy(peers),
  peers,
  minimumContributors,
});
const viewer = (role: Role): Viewer => ({
  role,
  memberId: role === "executive" || role === "data_lead" ? OWN.id : null,
});

const CONTRIBUTIONS: Contribution[] = MEMBERS.map(({ id, slug }, place) => ({
  ...{ memberId: id, standing: "value", value: place / 10, numerator: `${place}`, denominator: "10" },
  ...{ note: `note of ${slug}`, source: `source of ${slug}` },
  period: { start: `20${10 + place}-07-01`, end: `20${11 + place}-06-30` },
}));
const shownTo = (role: Role, peers: PeerPolicy, figure = "rate") =>
  discloseContributions(CONTRIBUTIONS, MEMBERS, viewer(role), policy(peers), figure);

describe("the figures of single members", () => {
  it("are all shown, with names and notes, to backbone staff and conveners under every policy", () => {
    for (const role of ["backbone", "convener"] as const)
      for (const peers of ["open", "anonymous_peers", "totals_only"] as const) {
        const { shown, hidden } = shownTo(role, peers);
        expect(shown.map(({ slug, note }) => [slug, note])).toEqual(
          MEMBERS.map(({ slug }) => [slug, `note of ${slug}`]),
        );
        expect(hidden).toBe(0);
      }
  });

  it("are shown among members with names, but without the notes, when the policy is open", () => {
    const { shown, hidden } = shownTo("executive", "open");
    expect(shown.map(({ name }) => name)).toEqual(MEMBERS.map(({ name }) => name));
    expect(shown.map(({ note, own }) => [own, note])).toEqual([
      [true, "note of arts"],
      ...MEMBERS.slice(1).map(() => [false, null]),
    ]);
    expect(hidden).toBe(0);
  });

  it("are hidden from peers when there are totals only: one's own, and how many there are besides", () => {
    for (const role of ["executive", "data_lead"] as const) {
      const { shown, hidden } = shownTo(role, "totals_only");
      expect(shown).toMatchObject([{ slug: "arts", own: true, value: 0, note: "note of arts" }]);
      expect([shown.length, hidden]).toEqual([1, 5]);
    }
  });

  it("carry nothing that tells who it is when peers are anonymous", () => {
    const { shown, hidden } = shownTo("data_lead", "anonymous_peers");
    const peers = shown.filter(({ own }) => !own);
    expect(peers.map(({ name }) => name)).toEqual(["Peer 1", "Peer 2", "Peer 3", "Peer 4", "Peer 5"]);
    for (const peer of peers)
      expect(peer).toMatchObject({ slug: null, note: null, source: null, period: null });
    const text = JSON.stringify(peers);
    for (const { id, slug, name } of MEMBERS)
      for (const trace of [id, slug, name, `source of ${slug}`]) expect(text).not.toContain(trace);
    expect(text).not.toMatch(/20\d\d-/);
    expect(peers.map(({ value }) => value).sort()).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
    expect([shown.find(({ own }) => own)?.slug, hidden]).toEqual(["arts", 0]);
  });

  it("are numbered anew for each figure, and the same way each time for the same figure", () => {
    const order = (figure: string) =>
      shownTo("data_lead", "anonymous_peers", figure)
        .shown.filter(({ own }) => !own)
        .map(({ value }) => value)
        .join();
    const figures = ["impact_hire_rate", "local_workforce_share", "mwbe_local_share", "pbi_allocation_share"];
    expect(new Set(figures.map(order)).size).toBeGreaterThan(2);
    for (const figure of figures) expect(order(figure)).toBe(order(figure));
    // Nor does the list of members show through.
    expect(figures.map(order)).not.toContain("0.1,0.2,0.3,0.4,0.5");
  });

  it("of somebody who is no longer in the list of members are shown to nobody", () => {
    const gone = discloseContributions(
      CONTRIBUTIONS,
      MEMBERS.slice(1),
      viewer("backbone"),
      policy("open"),
      "rate",
    );
    expect([gone.shown.length, gone.hidden]).toEqual([5, 1]);
  });
});

describe("the page of a member", () => {
  it("is for backbone staff, conveners and itself, and for other executives when the policy is open", () => {
    const peer = MEMBERS[1]?.id ?? "";
    const may = (role: Role, peers: PeerPolicy, id: string) => mayKnowMember(viewer(role), policy(peers), id);
    for (const peers of ["open", "anonymous_peers", "totals_only"] as const) {
      expect([may("backbone", peers, peer), may("convener", peers, peer)]).toEqual([true, true]);
      expect([may("executive", peers, OWN.id), may("data_lead", peers, OWN.id)]).toEqual([true, true]);
      expect([may("executive", peers, peer), may("data_lead", peers, peer)]).toEqual([
        peers === "open",
        false,
      ]);
    }
  });
});

describe("totals and shares", () => {
  const cohort = (size: number) => ({ size, now: "60", before: "40" });
  const pairCohort = (size: number) => ({
    ...{ size, numerator: "6", denominator: "60", numeratorBefore: "2", denominatorBefore: "40" },
  });
  /** 2023 and 2024, with so many members behind each. */
  function rollupWith(counts: Record<number, number>, cohortSize = 4): Rollup {
    const years = Object.entries(counts).map(([year, reporting]) => ({ year: Number(year), reporting }));
    const common = (reporting: number) => ({ reporting, span: { reporting, notApplicable: 0 } });
    return rollUp(
      catalogOf(MEMBERS),
      sumsOf({
        measures: years.map(({ year, reporting }) =>
          measureSum("whole", year, {
            ...{ total: reporting ? "60" : null, sinceBaseline: "100", ...common(reporting) },
            ...{ baseline: cohort(cohortSize), lastYear: cohort(cohortSize) },
          }),
        ),
        pairs: ["rate", "rate_since"].flatMap((code) =>
          years.map(({ year, reporting }) =>
            pairSum(code, year, {
              ...{ numerator: "6", denominator: "60", ...common(reporting) },
              sinceBaseline: { numerator: "10", denominator: "100" },
              ...{ baseline: pairCohort(cohortSize), lastYear: pairCohort(cohortSize) },
            }),
          ),
        ),
      }),
    );
  }
  function seen(rollup: Rollup, by: Viewer, rules = policy("open"), contributes = true) {
    const shown: Rollup = discloseRollup(rollup, by, rules, () => contributes);
    const year = shown.years.find((one) => one.year === 2024);
    return {
      total: year?.totals.find(({ measure }) => measure === "whole"),
      metric: (code: string) => year?.metrics.find(({ metric }) => metric === code),
    };
  }
  const LEAD = viewer("data_lead");

  it("are shown from three contributors on", () => {
    const { total, metric } = seen(rollupWith({ 2023: 3, 2024: 3 }), LEAD);
    expect(total).toMatchObject({ value: "60", withheld: null, sinceBaseline: { value: "100" } });
    expect(metric("rate")).toMatchObject({ value: 0.1, withheld: null });
    expect(metric("rate")?.change?.value).toBeCloseTo(0.05);
    expect(metric("rate_since")).toMatchObject({ value: 0.1, withheld: null });
  });

  it("of fewer are withheld with the rule, and nothing that they could be worked out from is left", () => {
    for (const few of [1, 2]) {
      const { total, metric } = seen(rollupWith({ 2023: 3, 2024: few }), LEAD);
      const withheld = { rule: "contributors", detail: expect.stringContaining("3") };
      expect(total).toMatchObject({
        ...{ value: null, withheld, change: null, changeFromLastYear: null, reporting: few, expected: 4 },
        sinceBaseline: { value: null, withheld },
      });
      for (const code of ["rate", "rate_since", "amount", "amount_since"]) {
        expect(metric(code)).toMatchObject({
          ...{ metric: code, value: null, numerator: "0", denominator: null, withheld },
          ...{ change: null, changeFromLastYear: null },
        });
      }
    }
  });

  it("are withheld below the number that the collaborative has set", () => {
    const rollup = rollupWith({ 2023: 4, 2024: 4 });
    expect(seen(rollup, LEAD, policy("open", 5)).total).toMatchObject({
      ...{ value: null, withheld: { rule: "contributors", detail: expect.stringContaining("5") } },
    });
    expect(seen(rollup, LEAD, policy("open", 4)).total).toMatchObject({ value: "60", withheld: null });
  });

  it("are withheld from a member that could subtract itself and find the only other one", () => {
    const [rollup, two] = [rollupWith({ 2023: 2, 2024: 2 }), policy("open", 2)];
    expect(seen(rollup, LEAD, two).total).toMatchObject({
      value: null,
      withheld: { rule: "own_contributors" },
    });
    expect(seen(rollup, LEAD, two, false).total).toMatchObject({ value: "60", withheld: null });
    expect(seen(rollupWith({ 2023: 3, 2024: 3 }), LEAD, two).total).toMatchObject({ value: "60" });
  });

  it("of nobody are no secret: there is no value", () => {
    const { total, metric } = seen(rollupWith({ 2024: 0 }), LEAD);
    expect(total).toMatchObject({ value: null, withheld: null, reporting: 0 });
    expect(metric("amount")).toMatchObject({ value: null, withheld: null });
  });

  it("over several years are withheld when a year among them has too few, which sums would give away", () => {
    const thin: Record<number, number>[] = [{ 2023: 1, 2024: 4 }, { 2023: 2 }, { 2022: 4, 2023: 2, 2024: 4 }];
    for (const counts of thin) {
      const { total, metric } = seen(rollupWith(counts), LEAD);
      expect(total?.sinceBaseline).toMatchObject({ value: null, withheld: { rule: "contributors" } });
      for (const code of ["rate_since", "amount_since"])
        expect(metric(code)).toMatchObject({
          value: null,
          numerator: "0",
          withheld: { rule: "contributors" },
        });
    }
    const gap = seen(rollupWith({ 2022: 4, 2024: 4 }), LEAD);
    expect(gap.total?.sinceBaseline).toMatchObject({ value: "100", withheld: null });
    expect(gap.metric("rate_since")).toMatchObject({ value: 0.1, reporting: 0, withheld: null });
  });

  it("change by at least as many members as may be shown", () => {
    const { total, metric } = seen(rollupWith({ 2023: 4, 2024: 4 }, 2), LEAD);
    expect(total).toMatchObject({ value: "60", change: null, changeFromLastYear: null });
    expect(metric("rate")).toMatchObject({ value: 0.1, change: null, changeFromLastYear: null });
  });

  it("are never withheld from backbone staff and conveners", () => {
    const rollup = rollupWith({ 2023: 1, 2024: 1 }, 1);
    for (const role of ["backbone", "convener"] as const)
      expect(discloseRollup(rollup, viewer(role), policy("totals_only", 10), () => true)).toEqual(rollup);
  });
});
