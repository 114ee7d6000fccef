import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListedPeriod, obligationsCsv, readObligationRows } from "~/exchange/agreements/obligations";
import { FileError, readTable } from "~/exchange/opening/table";

const period = (more: Partial<ListedPeriod> = {}): ListedPeriod => ({
  id: "staff",
  agreement: "Charter",
  party: "Mercy Hospital",
  promise: "Lend half a person, “on time”",
  about: "People",
  due: "each year on October 31",
  dueOn: "2025-10-31",
  state: "Missed",
  doneOn: null,
  waived: null,
  byFacts: false,
  ...more,
});

const sent = (periods: ListedPeriod[], stored = periods) =>
  readObligationRows(readTable(obligationsCsv(periods)), stored);
function faults(periods: ListedPeriod[], stored: ListedPeriod[]): (string | null)[][] {
  try {
    sent(periods, stored);
  } catch (error) {
    if (error instanceof FileError) return error.errors.map(({ column, code }) => [column, code]);
    throw error;
  }
  return [];
}

describe("a file of obligations", () => {
  it("comes back in unchanged, whatever is in it", () => {
    const said = fc.oneof(
      fc.record({ doneOn: fc.constant("2025-11-04"), waived: fc.constant(null) }),
      fc.record({
        doneOn: fc.constant(null),
        waived: fc
          .string({ minLength: 1, maxLength: 40 })
          .filter((text) => text.trim() === text && /\w/.test(text)),
      }),
      fc.constant({ doneOn: null, waived: null }),
    );
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), fc.string(), (list, promise) => {
        const periods = list.map((own, at) => period({ ...own, promise, dueOn: `20${20 + at}-10-31` }));
        expect(sent(periods)).toEqual({ changed: [], unchanged: periods.length });
      }),
    );
  });

  it("changes only the days of doing and the reasons", () => {
    const stored = [period(), period({ dueOn: "2024-10-31", doneOn: "2024-10-30" })];
    const [first, second] = stored as [ListedPeriod, ListedPeriod];
    expect(sent([{ ...first, doneOn: "2025-11-04", promise: "Other words" }, second], stored)).toEqual({
      changed: [{ id: "staff", dueOn: "2025-10-31", doneOn: "2025-11-04", waived: null }],
      unchanged: 1,
    });
    expect(sent([first, { ...second, doneOn: null }], stored).changed).toEqual([
      { id: "staff", dueOn: "2024-10-31", doneOn: null, waived: null },
    ]);
  });

  it("is refused where a row is unknown, comes twice, says two things, or contradicts the facts", () => {
    const stored = [period(), period({ id: "numbers", doneOn: "2025-11-04", byFacts: true })];
    const [own, facts] = stored as [ListedPeriod, ListedPeriod];
    expect(faults([{ ...own, id: "gone" }], stored)).toEqual([["id", "unknown_id"]]);
    expect(faults([{ ...own, dueOn: "2025-10-30" }], stored)).toEqual([["id", "unknown_id"]]);
    expect(faults([own, own], stored)).toEqual([["id", "duplicate"]]);
    expect(faults([{ ...own, doneOn: "2025-11-04", waived: "Sick" }], stored)).toEqual([
      ["waived_because", "invalid"],
    ]);
    expect(faults([{ ...own, doneOn: "yesterday" }], stored)).toEqual([["done_on", "invalid"]]);
    expect(faults([{ ...own, waived: "x".repeat(501) }], stored)).toEqual([["waived_because", "invalid"]]);
    expect(faults([facts], stored)).toEqual([]);
    expect(faults([{ ...facts, doneOn: "2025-10-30" }], stored)).toEqual([["done_on", "by_facts"]]);
    expect(faults([{ ...facts, doneOn: null, waived: "Sick" }], stored)).toEqual([["done_on", "by_facts"]]);
    // Facts that say "not done" leave waiving open.
    const dues = period({ id: "dues", byFacts: true });
    expect(faults([{ ...dues, doneOn: "2025-10-30" }], [dues])).toEqual([["done_on", "by_facts"]]);
    expect(faults([{ ...dues, waived: "A hard year" }], [dues])).toEqual([]);
  });
});
