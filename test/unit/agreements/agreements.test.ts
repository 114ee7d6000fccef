import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Agreement } from "~/domain/agreements/agreement";
import { sniff } from "~/domain/agreements/documents";
import { factsFrom } from "~/domain/agreements/facts";
import { effectivePolicy, isLooser } from "~/domain/agreements/floor";
import { dueDates, periodState } from "~/domain/agreements/obligations";
import { promiseStanding } from "~/domain/agreements/promises";
import { hasHeld, isBinding, stateOf } from "~/domain/agreements/state";
import { periodsOf } from "~/domain/agreements/stored";
import { submissionsFrom } from "~/domain/agreements/submissions";
import { endOfTerm, mailDays, termOf } from "~/domain/agreements/term";
import { standardPolicy } from "~/domain/disclosure/presets";
import { PEER_POLICIES, type PolicyFloor } from "~/domain/terms";

const agreement = (more: Partial<Agreement> = {}): Agreement => ({
  kind: "data_sharing",
  parties: [
    { organizationId: "a", signedOn: "2024-06-01", withdrewOn: null },
    { organizationId: "b", signedOn: "2024-06-15", withdrewOn: null },
  ],
  effectiveOn: "2024-07-01",
  endsOn: "2026-06-30",
  renewal: { kind: "automatic", termMonths: 24, noticeDays: 60 },
  noticeGivenOn: null,
  replacedOn: null,
  ...more,
});

describe("the term of an agreement", () => {
  it("of 24 months from 1 July 2024 ends on 30 June 2026, with notice by 1 May and mail before it", () => {
    expect(endOfTerm("2024-07-01", 24)).toBe("2026-06-30");
    const term = termOf(agreement(), "2026-01-01");
    expect(term).toEqual({ endsOn: "2026-06-30", noticeBy: "2026-05-01" });
    expect(mailDays(term)).toEqual(["2026-01-31", "2026-04-01", "2026-04-24"]);
  });

  it("moves on by itself the day after the notice date, unless notice was given in time", () => {
    expect(termOf(agreement(), "2026-05-01").endsOn).toBe("2026-06-30");
    expect(termOf(agreement(), "2026-05-02").endsOn).toBe("2028-06-30");
    const given = (noticeGivenOn: string) => termOf(agreement({ noticeGivenOn }), "2027-01-01").endsOn;
    expect(given("2026-05-01")).toBe("2026-06-30");
    expect(given("2026-05-02")).toBe("2028-06-30");
  });

  it("that ends on the last day of a month always does", () => {
    const monthly = agreement({
      endsOn: "2026-02-28",
      renewal: { kind: "automatic", termMonths: 1, noticeDays: 10 },
    });
    expect(termOf(monthly, "2026-03-01").endsOn).toBe("2026-03-31");
    expect(termOf(monthly, "2028-02-10").endsOn).toBe("2028-02-29");
  });

  it("does not move without an automatic renewal, and an agreement without an end has no deadline", () => {
    const fixed = agreement({ renewal: { kind: "by_agreement" } });
    expect(termOf(fixed, "2030-01-01")).toEqual({ endsOn: "2026-06-30", noticeBy: null });
    expect(mailDays(termOf(agreement({ endsOn: null }), "2026-01-01"))).toEqual([]);
  });
});

describe("the state of an agreement", () => {
  it("goes from draft over signatures to in force, asks to be acted on, and ends", () => {
    const notSigned = agreement({ parties: [{ organizationId: "a", signedOn: null, withdrewOn: null }] });
    expect(stateOf(notSigned, "2024-08-01")).toBe("draft");
    expect(stateOf(agreement(), "2024-06-10")).toBe("out_for_signature");
    expect(stateOf(agreement(), "2024-06-30")).toBe("out_for_signature");
    expect(stateOf(agreement(), "2024-07-01")).toBe("in_force");
    expect(stateOf(agreement(), "2026-01-30")).toBe("in_force");
    expect(stateOf(agreement(), "2026-01-31")).toBe("act_now");
    const ending = agreement({ noticeGivenOn: "2026-04-01" });
    expect(stateOf(ending, "2026-06-30")).toBe("act_now");
    expect(stateOf(ending, "2026-07-01")).toBe("ended");
    expect(stateOf(agreement({ replacedOn: "2025-01-01" }), "2025-01-01")).toBe("replaced");
  });

  it("of a pledge depends on each party's own signature; of others, on all who have not withdrawn", () => {
    const parties = [
      { organizationId: "a", signedOn: "2024-01-01", withdrewOn: null },
      { organizationId: "b", signedOn: null, withdrewOn: null },
    ];
    const none = { kind: "none" } as const;
    const pledge = agreement({ kind: "pledge", parties, endsOn: null, renewal: none });
    expect(stateOf(pledge, "2024-08-01")).toBe("in_force");
    expect(stateOf({ ...pledge, kind: "charter" }, "2024-08-01")).toBe("out_for_signature");
    const withdrawn = parties.map((party) => ({ ...party, withdrewOn: party.signedOn && "2025-01-01" }));
    expect(stateOf({ ...pledge, parties: withdrawn }, "2024-12-31")).toBe("in_force");
    expect(stateOf({ ...pledge, parties: withdrawn.slice(0, 1) }, "2025-01-01")).toBe("ended");
  });
});

describe("an obligation", () => {
  it("due on 31 October and done on 4 November was met late", () => {
    const state = (doneOn: string | null, today = "2026-12-01", waived: string | null = null) =>
      periodState("2026-10-31", { doneOn, waived }, today);
    expect(state("2026-11-04")).toBe("met_late");
    expect(state("2026-10-31")).toBe("met");
    expect(state(null)).toBe("missed");
    expect(state(null, "2026-10-31")).toBe("open");
    expect(state(null, "2026-12-01", "The member had a cyberattack.")).toBe("waived");
  });

  it("is due once, or on a day of each year or quarter", () => {
    expect(dueDates({ every: "once", on: "2026-10-31" }, "2026-01-01", "2026-12-31")).toEqual(["2026-10-31"]);
    expect(dueDates({ every: "year", month: 2, day: 29 }, "2023-03-01", "2025-12-31")).toEqual([
      "2024-02-29",
      "2025-02-28",
    ]);
    expect(dueDates({ every: "quarter", monthOfQuarter: 1, day: 31 }, "2026-02-01", "2026-12-31")).toEqual([
      "2026-04-30",
      "2026-07-31",
      "2026-10-31",
    ]);
  });
});

describe("the policy floor", () => {
  const silent: PolicyFloor = {
    minimumContributors: null,
    largestShare: null,
    twoLargestShare: null,
    smallestCell: null,
    daysAfterPeriod: null,
    peers: null,
  };
  const hospital = { ...silent, minimumContributors: 5, largestShare: 25, daysAfterPeriod: 90 };

  it("is the strictest, part by part: 3, 85/95, 11, 0 and 5, 25/none, 90 days make 5, 25/95, 11, 90", () => {
    const setting = standardPolicy("open");
    const { policy, sources } = effectivePolicy(setting, [{ agreementId: "A", title: "A", floor: hospital }]);
    expect(policy).toMatchObject({
      minimumContributors: 5,
      largestShare: 25,
      twoLargestShare: 95,
      smallestCell: 11,
      daysAfterPeriod: 90,
      peers: "open",
    });
    expect(sources).toMatchObject({ minimumContributors: ["A"], smallestCell: [], peers: [] });
  });

  it("closes peers, and two largest that had no rule get one", () => {
    const setting = { ...standardPolicy("open"), twoLargestShare: null };
    const floor = { ...silent, twoLargestShare: 90, peers: "anonymous_peers" as const };
    expect(effectivePolicy(setting, [{ agreementId: "A", title: "A", floor }]).policy).toMatchObject({
      twoLargestShare: 90,
      peers: "anonymous_peers",
    });
  });

  it("never shows more with an agreement more", () => {
    const part = (least: number, most: number) => fc.option(fc.integer({ min: least, max: most }));
    const floors = fc.array(
      fc.record({
        minimumContributors: part(3, 10),
        largestShare: part(1, 100),
        twoLargestShare: part(1, 100),
        smallestCell: part(5, 20),
        daysAfterPeriod: part(0, 400),
        peers: fc.option(fc.constantFrom(...PEER_POLICIES)),
      }),
      { maxLength: 4 },
    );
    const binding = (some: PolicyFloor[]) =>
      some.map((floor, at) => ({ agreementId: String(at), title: "", floor }));
    fc.assert(
      fc.property(fc.constantFrom(...PEER_POLICIES), floors, floors, (peers, some, more) => {
        const before = effectivePolicy(standardPolicy(peers), binding(some)).policy;
        const after = effectivePolicy(standardPolicy(peers), binding([...some, ...more])).policy;
        expect(after.minimumContributors).toBeGreaterThanOrEqual(before.minimumContributors);
        expect(after.smallestCell).toBeGreaterThanOrEqual(before.smallestCell);
        expect(after.daysAfterPeriod).toBeGreaterThanOrEqual(before.daysAfterPeriod);
        expect(after.largestShare).toBeLessThanOrEqual(before.largestShare);
        expect(after.twoLargestShare ?? 100).toBeLessThanOrEqual(before.twoLargestShare ?? 100);
        expect(PEER_POLICIES.indexOf(after.peers)).toBeGreaterThanOrEqual(
          PEER_POLICIES.indexOf(before.peers),
        );
      }),
    );
  });
});

describe("a promise", () => {
  const pledge = agreement({ kind: "pledge", endsOn: null, renewal: { kind: "none" } });
  const stands = (...statuses: Parameters<typeof promiseStanding>[2]["statuses"]) =>
    promiseStanding(pledge, "a", { statuses, today: "2025-01-01" });

  it("is on track only if each of its goals is, and behind if one is", () => {
    expect(stands("met", "on_track")).toBe("on_track");
    expect(stands("on_track", "off_track")).toBe("behind");
    expect(stands("on_track", "withheld")).toBe("unknown");
    expect(stands()).toBe("without_goal");
    expect(promiseStanding(pledge, "stranger", { statuses: ["met"], today: "2025-01-01" })).toBe(
      "not_signed",
    );
  });
});

describe("a floor", () => {
  const sharing = (more: Partial<Agreement> = {}) => ({
    ...agreement({ renewal: { kind: "none" }, ...more }),
    boundOn: null,
    releasedOn: null,
  });

  it("binds from the day of the agreement on, and after its end until it is released", () => {
    expect(isBinding(sharing(), "2024-06-30")).toBe(false);
    expect(isBinding(sharing(), "2024-07-01")).toBe(true);
    expect(isBinding(sharing(), "2027-01-01")).toBe(true);
    expect(isBinding({ ...sharing(), releasedOn: "2026-12-31" }, "2027-01-01")).toBe(false);
  });

  it("of an agreement that never held does not bind, unless it was seen to", () => {
    const unsigned = sharing({
      parties: [
        { organizationId: "a", signedOn: "2024-06-01", withdrewOn: null },
        { organizationId: "b", signedOn: null, withdrewOn: null },
      ],
    });
    expect(hasHeld(unsigned, "2027-01-01")).toBe(false);
    expect(isBinding(unsigned, "2027-01-01")).toBe(false);
    expect(isBinding({ ...unsigned, boundOn: "2025-01-01" }, "2027-01-01")).toBe(true);
  });

  it("that asks for less in any part is looser", () => {
    const none = {
      minimumContributors: null,
      largestShare: null,
      twoLargestShare: null,
      smallestCell: null,
      daysAfterPeriod: null,
      peers: null,
    };
    const five = { ...none, minimumContributors: 5, peers: "anonymous_peers" as const };
    expect(isLooser(five, five)).toBe(false);
    expect(isLooser({ ...five, minimumContributors: 6 }, five)).toBe(false);
    expect(isLooser({ ...five, minimumContributors: 6, peers: "open" }, five)).toBe(true);
    expect(isLooser(none, five)).toBe(true);
  });
});

describe("numbers that were promised", () => {
  const member = { id: "a", fiscalYearEndMonth: 6 };
  it("due on 31 October and submitted on 4 November were given late", () => {
    const submissions = submissionsFrom([member], [{ memberId: "a", year: 2025, on: "2025-11-04" }]);
    const obligation = {
      id: "o",
      partyId: "p",
      text: "Numbers",
      kind: "numbers" as const,
      due: { every: "year" as const, month: 10, day: 31 },
      outcomes: [],
    };
    const facts = factsFrom({ submissions, invoices: [], meetings: [] });
    const promiser = { memberId: "a", partnerId: null };
    const known = { effectiveOn: "2025-01-01", promiser, facts, today: "2026-01-15" };
    expect(periodsOf(obligation, known).map(({ dueOn, state }) => [dueOn, state])).toEqual([
      ["2025-10-31", "met_late"],
      ["2026-10-31", "open"],
    ]);
  });
});

describe("a document", () => {
  const text = (words: string) => new TextEncoder().encode(words);
  it("is what its content says, whatever it is called", () => {
    expect(sniff(text("%PDF-1.7"))?.extension).toBe("pdf");
    expect(sniff(text("<html><script>"))).toBeNull();
    expect(sniff(text("PK\u0003\u0004 word/document.xml"))?.extension).toBe("docx");
    expect(sniff(text("PK\u0003\u0004 word/document.xml word/vbaProject.bin"))).toBeNull();
    expect(sniff(new Uint8Array())).toBeNull();
  });
});
