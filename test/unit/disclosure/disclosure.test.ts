import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { discloseContributions } from "../../../app/domain/disclosure/contributions";
import { type Decision, EVERYTHING } from "../../../app/domain/disclosure/decision";
import { discloseRollup, isTooYoungFor, mayKnowMember } from "../../../app/domain/disclosure/disclosure";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { Contribution } from "../../../app/domain/rollup/contributions";
import type { Rollup } from "../../../app/domain/rollup/figures";
import { rollUp } from "../../../app/domain/rollup/rollup";
import type { DisclosurePolicy, PeerPolicy, Role, Viewer } from "../../../app/domain/terms";
import { catalogOf, measureSum, member, pairSum, sumsOf } from "../../support/figures/sums";

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
  memberId: id,
  standing: "value",
  value: place / 10,
  numerator: `${place}`,
  denominator: "10",
  note: `note of ${slug}`,
  source: `source of ${slug}`,
  period: { start: `20${10 + place}-07-01`, end: `20${11 + place}-06-30` },
}));
const TODAY = "2026-03-01";
const shownTo = (
  role: Role,
  peers: PeerPolicy,
  { figure = "rate", contributions = CONTRIBUTIONS, rules = policy(peers), decision = EVERYTHING } = {},
) =>
  discloseContributions({
    figure,
    year: 2025,
    contributions,
    members: MEMBERS,
    viewer: viewer(role),
    policy: rules,
    decision,
    today: TODAY,
  });

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
      shownTo("data_lead", "anonymous_peers", { figure })
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
    const gone = discloseContributions({
      figure: "rate",
      year: 2025,
      contributions: CONTRIBUTIONS,
      members: MEMBERS.slice(1),
      viewer: viewer("backbone"),
      policy: policy("open"),
      decision: EVERYTHING,
      today: TODAY,
    });
    expect([gone.shown.length, gone.hidden]).toEqual([5, 1]);
  });

  it("stay out of sight beside a figure that is withheld, with its rule", () => {
    const rule = { rule: "dominance", detail: "shown with no member above 85% of it" } as const;
    const decision: Decision = { because: () => rule, lists: () => false };
    const { shown, hidden, because } = shownTo("executive", "anonymous_peers", { decision });
    expect([shown.map(({ own }) => own), hidden]).toEqual([[true], 5]);
    expect(because).toBe("their figures are shown with no member above 85% of it");
    const telling = shownTo("executive", "anonymous_peers", {
      decision: { ...decision, because: () => null },
    });
    expect([telling.shown.length, telling.because]).toEqual([
      1,
      "more could be worked out from their figures than they say",
    ]);
    // Under an open policy members see each other's figures by choice.
    expect(shownTo("executive", "open", { decision }).shown).toHaveLength(6);
  });

  it("of a period that ended too short a time ago are one’s own", () => {
    const contributions = CONTRIBUTIONS.map((one, place) => ({
      ...one,
      period: { start: "2025-01-01", end: place < 2 ? "2025-12-31" : "2025-06-30" },
    }));
    for (const peers of ["open", "anonymous_peers"] as const) {
      const rules = { ...policy(peers), daysAfterPeriod: 90 };
      const { shown, hidden, because } = shownTo("executive", peers, { contributions, rules });
      expect([shown.length, shown[0]?.own, hidden]).toEqual([5, true, 1]);
      expect(because).toBe("their figures are shown from 31 March 2026 on");
      expect(shownTo("backbone", peers, { contributions, rules }).hidden).toBe(0);
    }
    const rules = { ...policy("open"), daysAfterPeriod: 90 };
    const young = (role: Role, place: number) =>
      isTooYoungFor({
        viewer: viewer(role),
        policy: rules,
        memberId: MEMBERS[place]?.id ?? "",
        periodEnd: "2025-12-31",
        today: TODAY,
      });
    expect([young("executive", 0), young("executive", 1), young("backbone", 1)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("without names come before those who gave none, whose words do not tell who they are", () => {
    const standings = ["value", "unavailable", "value", "missing", "value", "not_applicable"] as const;
    const contributions = CONTRIBUTIONS.map((one, place) => ({
      ...one,
      standing: standings[place] ?? "value",
    }));
    const { shown } = shownTo("executive", "anonymous_peers", { contributions });
    expect(shown.map(({ standing }) => standing)).toEqual([
      "value",
      "value",
      "value",
      "missing",
      "unavailable",
      "not_applicable",
    ]);
    // Not even the half of a share that they gave.
    for (const { numerator, denominator, note } of shown.slice(3))
      expect([numerator, denominator, note]).toEqual([null, null, null]);
  });

  it("given as a share alone do not stand out as the only one of their kind", () => {
    const alone = (count: number) =>
      shownTo("executive", "anonymous_peers", {
        contributions: CONTRIBUTIONS.map((one, place) => ({
          ...one,
          standing: place > 5 - count ? ("share_only" as const) : ("value" as const),
        })),
      });
    expect([alone(1).shown.length, alone(1).hidden]).toEqual([5, 1]);
    expect([alone(2).shown.length, alone(2).hidden]).toEqual([6, 0]);
  });

  it("are in an order in one figure that tells nothing of the order in another", () => {
    // Over many collaboratives, the place of a peer in one list is no help to find it in the other.
    const tries = 2000;
    const places = new Map<string, number>();
    for (let run = 0; run < tries; run++) {
      const members = MEMBERS.map((one) => ({ ...one, id: uuidv7() }));
      const contributions = members.map(({ id }, place) => ({
        ...(CONTRIBUTIONS[place] as Contribution),
        memberId: id,
        value: place,
      }));
      const [first, second] = ["impact_hire_rate", "local_spend_share"].map((figure) =>
        discloseContributions({
          figure,
          year: 2025,
          contributions,
          members,
          viewer: { role: "executive", memberId: members[0]?.id ?? "" },
          policy: policy("anonymous_peers"),
          decision: EVERYTHING,
          today: TODAY,
        }).shown.filter(({ own }) => !own),
      );
      first?.forEach(({ value }, place) => {
        const other = second?.findIndex((one) => one.value === value);
        places.set(`${place} ${other}`, (places.get(`${place} ${other}`) ?? 0) + 1);
        places.set(`value ${value} ${place}`, (places.get(`value ${value} ${place}`) ?? 0) + 1);
      });
    }
    // Five places each: a fifth of the tries, give or take five standard deviations.
    const expected = tries / 5;
    const deviation = Math.sqrt(tries * 0.2 * 0.8);
    expect(places.size).toBe(50);
    for (const count of places.values()) expect(Math.abs(count - expected)).toBeLessThan(5 * deviation);
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

describe("a roll-up", () => {
  const cohort = { size: 4, now: "60", before: "40" };
  const pairCohort = {
    size: 4,
    numerator: "6",
    denominator: "60",
    numeratorBefore: "2",
    denominatorBefore: "40",
  };
  const common = { reporting: 4, span: { reporting: 4, notApplicable: 0 } };
  const rollup: Rollup = rollUp(
    catalogOf(MEMBERS),
    sumsOf({
      measures: [
        measureSum("whole", 2024, {
          total: "60",
          sinceBaseline: "100",
          baseline: cohort,
          lastYear: cohort,
          ...common,
        }),
      ],
      pairs: ["rate", "rate_since"].map((code) =>
        pairSum(code, 2024, {
          numerator: "6",
          denominator: "60",
          baseline: pairCohort,
          lastYear: pairCohort,
          ...common,
          sinceBaseline: { numerator: "10", denominator: "100" },
        }),
      ),
    }),
  );
  const RULE = { rule: "dominance", detail: "shown with no member above 85% of it" } as const;
  const seen = (hidden: string[]) => {
    const decision: Decision = {
      because: (code, year, part) => (hidden.includes(`${code} ${year} ${part}`) ? RULE : null),
      lists: () => true,
    };
    const year = discloseRollup(rollup, decision).years.find((one) => one.year === 2024);
    return {
      total: year?.totals.find(({ measure }) => measure === "whole"),
      metric: (code: string) => year?.metrics.find(({ metric }) => metric === code),
    };
  };

  it("is shown as it is where nothing is withheld", () => {
    expect(discloseRollup(rollup, EVERYTHING)).toEqual(rollup);
  });

  it("has no value where it is withheld, but the rule; nothing that it could be worked out from is left", () => {
    const { total, metric } = seen(
      ["whole", "rate", "rate_since", "amount"].map((code) => `${code} 2024 value`),
    );
    expect(total).toMatchObject({ value: null, withheld: RULE, reporting: 4, expected: 4 });
    for (const code of ["rate", "rate_since", "amount"])
      expect(metric(code)).toMatchObject({ value: null, numerator: "0", denominator: null, withheld: RULE });
    expect(metric("amount_since")).toMatchObject({ value: 100, withheld: null });
  });

  it("decides each part on its own: the year, the sum since the baseline, and both changes", () => {
    const { total } = seen(["whole 2024 sinceBaseline", "whole 2024 change"]);
    expect(total).toMatchObject({
      value: "60",
      withheld: null,
      change: null,
      changeWithheld: RULE,
      sinceBaseline: { value: null, withheld: RULE },
      changeFromLastYear: { value: "20" },
    });
    const { metric } = seen(["rate 2024 changeFromLastYear"]);
    expect(metric("rate")).toMatchObject({
      value: 0.1,
      changeFromLastYear: null,
      changeFromLastYearWithheld: RULE,
    });
  });

  it("withholds 0 of 0 over the years, too: it tells that each of the few behind it has nothing", () => {
    const sums = sumsOf({
      pairs: [pairSum("rate_since", 2024, { sinceBaseline: { numerator: "0", denominator: "0" } })],
    });
    const decision: Decision = {
      because: (code, year) => (code === "rate_since" && year === 2024 ? RULE : null),
      lists: () => false,
    };
    const { metrics = [] } =
      discloseRollup(rollUp(catalogOf(MEMBERS), sums), decision).years.find(({ year }) => year === 2024) ??
      {};
    const figure = metrics.find(({ metric }) => metric === "rate_since");
    expect(figure).toMatchObject({ value: null, reporting: 0, denominator: null, withheld: RULE });
  });

  it("withholds nothing where there is nothing to tell", () => {
    const figure = (year: number) =>
      discloseRollup(rollup, { because: () => RULE, lists: () => false }).years.find(
        (one) => one.year === year,
      );
    expect(figure(2022)?.totals.find(({ measure }) => measure === "whole")).toMatchObject({
      value: null,
      withheld: null,
      change: null,
      reporting: 0,
    });
    expect(figure(2022)?.metrics.find(({ metric }) => metric === "rate")).toMatchObject({ withheld: null });
    expect(figure(2022)?.metrics.find(({ metric }) => metric === "rate")).not.toHaveProperty(
      "changeWithheld",
    );
  });
});
