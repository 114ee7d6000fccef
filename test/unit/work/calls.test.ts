import { describe, expect, it } from "vitest";
import { callReasons, callWords, type MemberFacts, membersToCall } from "~/domain/work/calls";

const TODAY = "2026-06-30";
const FINE: MemberFacts = {
  attended: [true, true, true, true],
  hasSponsor: true,
  numbers: [],
  actionsLate: [],
  accounts: ["2026-06-01"],
};
const kinds = (change: Partial<MemberFacts>) =>
  callReasons({ ...FINE, ...change }, TODAY).map(({ kind }) => kind);

describe("a fact that speaks for a call", () => {
  it("is attendance at fewer than half of the last four meetings, of two or more", () => {
    expect(kinds({ attended: [true, true, false, false] })).toEqual([]);
    expect(kinds({ attended: [true, false, false, false] })).toEqual(["absent"]);
    expect(kinds({ attended: [false] })).toEqual([]);
    expect(kinds({ attended: [false, false] })).toEqual(["absent"]);
    expect(kinds({ attended: [true, true, false, false, false, false] })).toEqual([]);
  });

  it("is that nobody is its sponsor now", () => {
    expect(kinds({ hasSponsor: false })).toEqual(["no sponsor"]);
  });

  it("is that numbers of an open year are more than 30 days late", () => {
    expect(kinds({ numbers: [{ year: 2025, daysLate: 30 }] })).toEqual([]);
    expect(kinds({ numbers: [{ year: 2025, daysLate: 31 }] })).toEqual(["numbers late"]);
  });

  it("is that two or more actions are more than 14 days late", () => {
    expect(kinds({ actionsLate: [15, 14] })).toEqual([]);
    expect(kinds({ actionsLate: [15, 15] })).toEqual(["actions late"]);
  });

  it("is that it has accounts, but none was used for 120 days", () => {
    expect(kinds({ accounts: ["2026-03-03"] })).toEqual([]);
    expect(kinds({ accounts: ["2026-03-02"] })).toEqual(["not seen"]);
    expect(kinds({ accounts: ["2025-01-01", "2026-06-29"] })).toEqual([]);
    expect(kinds({ accounts: [] })).toEqual([]);
  });
});

describe("members to call", () => {
  it("are those of which any two facts hold, and the list says which", () => {
    const members = [
      { name: "Fine", facts: FINE },
      { name: "One fact", facts: { ...FINE, hasSponsor: false } },
      { name: "Two facts", facts: { ...FINE, hasSponsor: false, attended: [false, true, false, false] } },
    ];
    const calls = membersToCall(members, TODAY);
    expect(calls.map(({ name }) => name)).toEqual(["Two facts"]);
    expect(calls[0]?.reasons.map(callWords)).toEqual(["at 1 of the last 4 meetings", "has no sponsor"]);
  });
});
