import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import {
  acceptsValues,
  baselineYearOf,
  fiscalYearEnds,
  isActive,
  isBaselineOnly,
  memberYears,
  periodOf,
  yearsOutside,
} from "../../app/domain/periods";
import type { Member } from "../../app/domain/terms";

const years = fc.integer({ min: 1990, max: 2100 });
const months = fc.integer({ min: 1, max: 12 });
const day = (iso: string) => DateTime.fromISO(iso, { zone: "utc" });

const member = (given: Partial<Member> = {}): Member => ({
  id: "m",
  slug: "m",
  name: "M",
  sector: "other",
  joinedOn: "2000-01-01",
  leftOn: null,
  fiscalYearEndMonth: 12,
  baselineYear: null,
  absences: [],
  ...given,
});

describe("the period that a reporting year covers", () => {
  it.each([
    [2025, 12, "2025-01-01", "2025-12-31"],
    [2025, 6, "2024-07-01", "2025-06-30"],
    [2025, 9, "2024-10-01", "2025-09-30"],
    [2025, 1, "2024-02-01", "2025-01-31"],
    [2023, 2, "2022-03-01", "2023-02-28"],
    [2024, 2, "2023-03-01", "2024-02-29"],
    [2025, 2, "2024-03-01", "2025-02-28"],
    [2000, 2, "1999-03-01", "2000-02-29"],
    [2100, 2, "2099-03-01", "2100-02-28"],
  ])("%i with a fiscal year that ends in month %i runs from %s to %s", (year, month, start, end) => {
    expect(periodOf(year, month)).toEqual({ start, end });
  });

  it("adjoins the next one without a gap or an overlap", () =>
    fc.assert(
      fc.property(years, months, (year, month) => {
        const next = day(periodOf(year, month).end).plus({ days: 1 }).toISODate();
        expect(periodOf(year + 1, month).start).toBe(next);
      }),
    ));

  it("has 366 days when it holds a 29 February, else 365, and ends in the year it is named for", () =>
    fc.assert(
      fc.property(years, months, (year, month) => {
        const { start, end } = periodOf(year, month);
        const days = day(end).diff(day(start), "days").days + 1;
        const february = month >= 2 ? year : year - 1;
        expect(days).toBe(DateTime.utc(february).isInLeapYear ? 366 : 365);
        expect(end.slice(0, 7)).toBe(`${year}-${String(month).padStart(2, "0")}`);
      }),
    ));
});

describe("a member is active in a year", () => {
  const june = { fiscalYearEndMonth: 6 };

  it("if it joins on the last day of the period, but not a day later", () => {
    expect(isActive(member({ ...june, joinedOn: "2025-06-30" }), 2025)).toBe(true);
    expect(isActive(member({ ...june, joinedOn: "2025-07-01" }), 2025)).toBe(false);
    expect(isActive(member({ ...june, joinedOn: "2025-07-01" }), 2026)).toBe(true);
  });

  it("if it leaves on the first day of the period, but not a day earlier", () => {
    expect(isActive(member({ ...june, leftOn: "2024-07-01" }), 2025)).toBe(true);
    expect(isActive(member({ ...june, leftOn: "2024-06-30" }), 2025)).toBe(false);
    expect(isActive(member({ ...june, leftOn: "2024-06-30" }), 2024)).toBe(true);
  });

  it("if its whole membership lies within the period", () => {
    const guest = member({ joinedOn: "2024-03-01", leftOn: "2024-03-01" });
    expect([2023, 2024, 2025].map((year) => isActive(guest, year))).toEqual([false, true, false]);
  });

  it("exactly if the period and its membership share a day", () =>
    fc.assert(
      fc.property(
        years,
        months,
        fc.integer({ min: -800, max: 800 }),
        fc.nat(800),
        (year, month, from, days) => {
          const { start, end } = periodOf(year, month);
          const joinedOn = day(start).plus({ days: from });
          const leftOn = joinedOn.plus({ days });
          const given = { joinedOn: joinedOn.toISODate() ?? "", leftOn: leftOn.toISODate() };
          const outside = leftOn < day(start) || joinedOn > day(end);
          expect(isActive(member({ ...given, fiscalYearEndMonth: month }), year)).toBe(!outside);
        },
      ),
    ));
});

describe("the baseline", () => {
  it("is the member's own, or else the collaborative's", () => {
    expect(baselineYearOf(member({ baselineYear: 2024 }), 2022)).toBe(2024);
    expect(baselineYearOf(member(), 2022)).toBe(2022);
  });

  it("year is no progress: a member counts from the year after, and never before the collaborative does", () => {
    const counted = (given: Partial<Member>) =>
      memberYears([member(given)], 2022, 2020, 2025)
        .filter((one) => one.counted)
        .map(({ year }) => year);
    expect(counted({})).toEqual([2023, 2024, 2025]);
    expect(counted({ baselineYear: 2024 })).toEqual([2025]);
    expect(counted({ baselineYear: 2020 })).toEqual([2023, 2024, 2025]);
    expect(counted({ baselineYear: 2025 })).toEqual([]);
    expect(counted({ leftOn: "2024-05-01" })).toEqual([2023, 2024]);
    expect(counted({ joinedOn: "2024-05-01" })).toEqual([2024, 2025]);
  });

  it("year may end before the member joined: it is its baseline only, and no year outside the membership", () => {
    const late = member({ joinedOn: "2024-03-01", baselineYear: 2022 });
    expect([2021, 2022, 2023, 2024].map((year) => isBaselineOnly(late, year))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect([2021, 2022, 2023, 2024].map((year) => acceptsValues(late, year))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(isActive(late, 2022)).toBe(false);
    expect(memberYears([late], 2020, 2020, 2024).map(({ year }) => year)).toEqual([2024]);
    expect(yearsOutside(late, [{ year: 2021 }, { year: 2022 }, { year: 2024 }])).toEqual([2021]);
  });

  it("year of the collaborative before a member joined is no baseline of its own", () => {
    expect(acceptsValues(member({ joinedOn: "2024-03-01" }), 2022)).toBe(false);
  });

  it("travels with every year of every active member, both ends included", () => {
    const members = [member({ id: "a" }), member({ id: "b", joinedOn: "2022-01-01", baselineYear: 2023 })];
    expect(memberYears(members, 2022, 2021, 2022)).toEqual([
      { memberId: "a", year: 2021, baselineYear: 2022, counted: false, transition: false },
      { memberId: "a", year: 2022, baselineYear: 2022, counted: false, transition: false },
      { memberId: "b", year: 2022, baselineYear: 2023, counted: false, transition: false },
    ]);
  });
});

it("fiscal years that end in different months are a mix", () => {
  const ends = [6, 12, 6, 2].map((fiscalYearEndMonth) => ({ fiscalYearEndMonth }));
  expect(fiscalYearEnds(ends, 2025)).toEqual([2, 6, 12]);
  expect(fiscalYearEnds([], 2025)).toEqual([]);
});
