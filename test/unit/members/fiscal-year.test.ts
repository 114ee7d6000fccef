import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changedFrom,
  corrected,
  endMonthIn,
  fiscalYearAfter,
  transitionMonths,
} from "~/domain/members/fiscal-year";
import { isActive, isBaselineOnly, memberYears, periodFor, periodOf } from "~/domain/periods";
import { formatPeriod } from "~/ui/figures/dates";
import { member } from "../../support/figures/sums";

const december = { fiscalYearEndMonth: 12, earlierFiscalYearEnds: [] };
/** Ends in June from 2024 on, before that in December. */
const june = { fiscalYearEndMonth: 6, earlierFiscalYearEnds: [{ until: 2023, month: 12 }] };

describe("a fiscal-year end that changes from a year on", () => {
  it("leaves earlier years their periods, and the first year covers the months in between", () => {
    expect(changedFrom(december, 2024, 6)).toEqual(june);
    expect(periodFor(june, 2023)).toEqual({ start: "2023-01-01", end: "2023-12-31" });
    expect(periodFor(june, 2024)).toEqual({ start: "2024-01-01", end: "2024-06-30" });
    expect(periodFor(june, 2025)).toEqual({ start: "2024-07-01", end: "2025-06-30" });
    expect([2023, 2024, 2025].map((year) => transitionMonths(june, year))).toEqual([null, 6, null]);
    expect([2023, 2024].map((year) => endMonthIn(june, year))).toEqual([12, 6]);
  });

  it("is named as a transition wherever its period is, and no other period is", () => {
    const named = (year: number) => {
      const { start, end } = periodFor(june, year);
      return formatPeriod(start, end, { locale: "en-US" });
    };
    expect(named(2024)).toBe("Jan 1, 2024 – Jun 30, 2024 (transition, 6 months)");
    expect(named(2025)).toBe("Jul 1, 2024 – Jun 30, 2025");
    expect(formatPeriod("2020-01-01", "2025-12-31", { locale: "en-US" })).not.toContain("transition");
    expect(formatPeriod("2024-02-01", "2025-01-31", { locale: "en-US" })).not.toContain("transition");
  });

  it("covers 6 to 18 months, or is refused", () => {
    expect(changedFrom({ ...december, fiscalYearEndMonth: 6 }, 2024, 12)).toMatchObject({
      fiscalYearEndMonth: 12,
    });
    expect(changedFrom(december, 2024, 5)).toEqual({ fault: expect.stringContaining("cover 5 months") });
    expect(changedFrom({ ...december, fiscalYearEndMonth: 5 }, 2024, 12)).toEqual({
      fault: expect.stringContaining("cover 19 months"),
    });
  });

  it("replaces a change planned for the same year or later, and can be taken back", () => {
    expect(changedFrom(june, 2024, 9)).toEqual({
      fiscalYearEndMonth: 9,
      earlierFiscalYearEnds: [{ until: 2023, month: 12 }],
    });
    expect(changedFrom(june, 2024, 12)).toEqual(december);
    expect(changedFrom(june, 2026, 9)).toEqual({
      fiscalYearEndMonth: 9,
      earlierFiscalYearEnds: [
        { until: 2023, month: 12 },
        { until: 2025, month: 6 },
      ],
    });
  });

  it("leaves no day out and counts none twice, whatever changes", () => {
    const change = fc.record({
      from: fc.integer({ min: 2015, max: 2030 }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        const last = changes.reduce<{ fiscalYearEndMonth: number }>((now, { from, month }) => {
          const next = changedFrom(now, from, month);
          return "fault" in next ? now : next;
        }, december);
        for (let year = 2012; year < 2033; year++) {
          const { start, end } = periodFor(last, year);
          const next = periodFor(last, year + 1).start;
          expect(start < end).toBe(true);
          expect(new Date(`${end}T00:00:00Z`).getTime() + 86_400_000).toBe(Date.parse(`${next}T00:00:00Z`));
          const months = transitionMonths(last, year) ?? 12;
          expect(months).toBeGreaterThanOrEqual(6);
          expect(months).toBeLessThanOrEqual(18);
        }
      }),
    );
  });
});

describe("a corrected fiscal-year end", () => {
  it("re-dates every year", () => {
    expect(corrected(6)).toEqual({ fiscalYearEndMonth: 6, earlierFiscalYearEnds: [] });
    expect(fiscalYearAfter(june, 9, null)).toEqual(corrected(9));
    expect(periodFor(corrected(6), 2020)).toEqual(periodOf(2020, 6));
  });
  it("is none where nothing differs: an earlier change stays", () => {
    expect(fiscalYearAfter(june, 6, null)).toEqual(june);
    expect(fiscalYearAfter(december, 6, 2024)).toEqual(june);
  });
});

describe("membership under a changed end", () => {
  it("is judged by the periods that the years then have", () => {
    const joined = member("a", { ...june, joinedOn: "2024-07-15", baselineYear: 2024 });
    expect(isActive(joined, 2024)).toBe(false);
    expect(isActive(joined, 2025)).toBe(true);
    expect(isBaselineOnly(joined, 2024)).toBe(true);
    expect(isActive({ ...joined, ...december }, 2024)).toBe(true);
  });
  it("marks the year whose flows are not compared", () => {
    const years = memberYears([member("a", june)], 2022, 2023, 2025);
    expect(years.map(({ year, transition }) => [year, transition])).toEqual([
      [2023, false],
      [2024, true],
      [2025, false],
    ]);
  });
});
