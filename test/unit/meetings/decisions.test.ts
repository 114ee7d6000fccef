import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  currentOf,
  isCitable,
  numberIn,
  numberText,
  standingsOf,
  stateOf,
  type Vote,
} from "~/domain/meetings/decisions";
import { voteFault } from "~/domain/meetings/form";
import type { DecisionState } from "~/domain/meetings/terms";

const count = (yes: number, no: number, abstaining: number): Vote => ({
  kind: "count",
  for: yes,
  against: no,
  abstaining,
});
const quorum = { reached: true };

describe("3 for, 2 against, 1 abstaining", () => {
  const vote = count(3, 2, 1);
  test("is taken by majority: 3 of 5", () => expect(stateOf("majority", vote, quorum)).toBe("taken"));
  test("is not taken by two thirds: 60%", () =>
    expect(stateOf("two_thirds", vote, quorum)).toBe("not_taken"));
  test("is neither consensus nor consent", () => {
    expect(stateOf("consensus", vote, quorum)).toBe("not_taken");
    expect(stateOf("consent", vote, quorum)).toBe("not_taken");
  });
  test("is to be confirmed without a quorum, whatever the rule", () => {
    for (const rule of ["majority", "two_thirds", "consensus", "consent"] as const)
      expect(stateOf(rule, vote, { reached: false })).toBe("to_be_confirmed");
  });
});

test("exactly two thirds are enough, and a tie is no majority", () => {
  expect(stateOf("two_thirds", count(4, 2, 5), quorum)).toBe("taken");
  expect(stateOf("majority", count(3, 3, 0), quorum)).toBe("not_taken");
});

test("abstentions alone take nothing by vote; consent needs only that nobody objects", () => {
  const vote = count(0, 0, 6);
  expect(stateOf("majority", vote, quorum)).toBe("not_taken");
  expect(stateOf("two_thirds", vote, quorum)).toBe("not_taken");
  expect(stateOf("consensus", vote, quorum)).toBe("not_taken");
  expect(stateOf("consent", vote, quorum)).toBe("taken");
});

test("consensus needs all for; one objection stops consent", () => {
  expect(stateOf("consensus", count(6, 0, 0), quorum)).toBe("taken");
  expect(stateOf("consensus", count(6, 0, 1), quorum)).toBe("not_taken");
  expect(stateOf("consent", count(9, 1, 0), quorum)).toBe("not_taken");
  expect(stateOf("consensus", { kind: "no_objection" }, quorum)).toBe("taken");
});

test("without a vote, a decision is only proposed", () => {
  expect(stateOf("majority", { kind: "none" }, quorum)).toBe("proposed");
});

test("more votes than filled seats are refused", () => {
  expect(voteFault(count(4, 2, 1), 6)).toBe("7 votes, but only 6 voting seats are filled.");
  expect(voteFault(count(3, 2, 1), 6)).toBeNull();
});

test("decisions are numbered by year", () => {
  expect(numberText({ year: 2026, number: 7 })).toBe("2026-07");
  expect(numberText({ year: 2026, number: 112 })).toBe("2026-112");
  expect(numberIn("2026-07")).toEqual({ year: 2026, number: 7 });
  expect(numberIn("26-7")).toBeNull();
});

const decision = (
  id: string,
  state: DecisionState,
  links: { replaces?: string; confirms?: string } = {},
) => ({ id, state, replaces: links.replaces ?? null, confirms: links.confirms ?? null });

test("a decision without a quorum takes the state of the one that confirms it", () => {
  const standings = standingsOf([
    decision("a", "to_be_confirmed"),
    decision("b", "to_be_confirmed", { confirms: "a" }),
    decision("c", "taken", { confirms: "b" }),
    decision("d", "to_be_confirmed"),
    decision("e", "proposed", { confirms: "d" }),
  ]);
  expect(standings.get("a")).toEqual({ state: "taken", confirmedBy: "b", replacedBy: null });
  expect(standings.get("d")).toEqual({ state: "to_be_confirmed", confirmedBy: null, replacedBy: null });
});

test("a decision is replaced once the later one is taken, not before", () => {
  const later = (state: DecisionState) =>
    standingsOf([decision("a", "taken"), decision("b", state, { replaces: "a" })]).get("a")?.replacedBy;
  expect(later("taken")).toBe("b");
  expect(later("not_taken")).toBeNull();
  expect(later("to_be_confirmed")).toBeNull();
});

test("a replaced decision is never cited as current", () => {
  const states = fc.constantFrom<DecisionState>("proposed", "taken", "not_taken", "to_be_confirmed");
  const history = fc.array(fc.tuple(states, fc.option(fc.nat()), fc.option(fc.nat())), { maxLength: 25 });
  fc.assert(
    fc.property(history, (rows) => {
      const decisions = rows.map(([state, replaces, confirms], at) => {
        const earlier = (pick: number | null) => (pick === null || at === 0 ? null : `${pick % at}`);
        return { id: `${at}`, state, replaces: earlier(replaces), confirms: earlier(confirms) };
      });
      const standings = standingsOf(decisions);
      for (const { id } of decisions) {
        const current = standings.get(currentOf(id, standings));
        expect(current?.replacedBy ?? null).toBeNull();
        const own = standings.get(id);
        if (own && isCitable(own)) expect(currentOf(id, standings)).toBe(id);
      }
    }),
  );
});
