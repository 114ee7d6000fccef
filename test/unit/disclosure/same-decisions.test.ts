import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decision, decide, toldUnder } from "~/domain/disclosure/decision";
import { factsOf } from "~/domain/disclosure/facts";
import { KnownPatterns } from "~/domain/disclosure/pattern/known";
import { valuesOf } from "~/domain/rollup/contributions";
import type { Observation } from "~/domain/terms";
import { anyDecision, type DecisionDraft, FIRST, LAST } from "../../support/disclosure/random-decisions";
import { decide as decideSlowly } from "../../support/disclosure/slow-decision";
import { runs } from "../../support/endurance";

/** What the reader of a collaborative may see, part by part, with the name of the rule and its words. */
function answers({ catalog, rows }: DecisionDraft, decision: Decision): string[] {
  // One year more: it is decided as the last one.
  const facts = factsOf(catalog, valuesOf(rows), FIRST, LAST + 1);
  return facts.map(({ figure, year, part }) => {
    const rule = decision.because(figure, year, part);
    const listed = part === "value" && decision.lists(figure, year) ? ", listed" : "";
    return `${figure} ${year} ${part}: ${rule ? `${rule.rule}, ${rule.detail}` : "shown"}${listed}`;
  });
}

function caseOf({ catalog, policy, rows, earlier, memberId, first, today }: DecisionDraft) {
  return {
    catalog,
    values: valuesOf(rows),
    viewer: { role: "executive", memberId } as const,
    policy,
    from: FIRST,
    to: LAST,
    today,
    ...(first !== undefined && { first }),
    earlier: earlier.map((then) =>
      toldUnder({ catalog, values: valuesOf(then), policy, from: FIRST, to: LAST }),
    ),
  };
}

describe("a decision", () => {
  it("is the one that going through every sum of every figure gives", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyDecision, (draft) => {
        const asked = caseOf(draft);
        const slow = answers(draft, decideSlowly(asked));
        expect(answers(draft, decide(asked))).toEqual(slow);
        for (const answer of slow) for (const word of answer.match(/: \w+|, listed$/g) ?? []) seen.add(word);
      }),
      { numRuns: runs(500), endOnFailure: true },
    );
    const rules = ["contributors", "own_contributors", "age", "dominance", "over_time", "subtraction"];
    expect([...seen].sort()).toEqual(
      [...rules, "shown"]
        .map((rule) => `: ${rule}`)
        .concat(", listed")
        .sort(),
    );
  });

  it("is the same whatever was decided before, for others and before and after an edit", () => {
    const known = new KnownPatterns();
    const count = { edits: 0, changed: 0 };
    fc.assert(
      fc.property(anyDecision, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (draft, picks) => {
        const check = (now: DecisionDraft) => {
          const asked = caseOf(now);
          const slow = answers(now, decideSlowly(asked));
          expect(answers(now, decide(asked, known))).toEqual(slow);
          return slow.join();
        };
        const readers = [null, ...draft.catalog.members.map(({ id }) => id)];
        let now = draft;
        let before = check(draft);
        for (const memberId of readers) check({ ...draft, memberId });
        for (const first of [undefined, 2020, 2022, 2023]) check({ ...draft, first });
        for (const pick of picks) {
          check({ ...now, memberId: readers[pick % readers.length] ?? null });
          now = { ...now, rows: edited(now.rows, pick) };
          const after = check(now);
          count.edits++;
          if (after !== before) count.changed++;
          before = after;
        }
      }),
      { numRuns: runs(60), endOnFailure: true },
    );
    // Some edits matter, and some do not.
    expect(count.changed).toBeGreaterThan(0);
    expect(count.changed).toBeLessThan(count.edits);
  });
});

/** One number is changed by a little, made the largest by far, or taken away. */
function edited(rows: Observation[], pick: number): Observation[] {
  const place = pick % Math.max(rows.length, 1);
  return rows.flatMap((row, at) => {
    if (at !== place) return [row];
    if (pick % 5 === 0) return [];
    return [{ ...row, value: pick % 5 === 1 ? "900000" : `${100 + (pick % 7)}` }];
  });
}
