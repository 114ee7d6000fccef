import { describe, expect, it } from "vitest";
import { readYearLabels } from "../../../app/exchange/reading/year-labels";
import { yearFor } from "../../../app/exchange/reading/year-of-label";

/** Years ended in June up to 2022; the year 2023 covers the eighteen months from July 2022. */
const CHANGED = { fiscalYearEndMonth: 12, earlierFiscalYearEnds: [{ until: 2022, month: 6 }] };
const yearOf = (text: string) => yearFor(readYearLabels(text), CHANGED, text);

describe("a year in a file of a member whose fiscal-year end has changed", () => {
  it("is the one that the member had at that date", () => {
    expect(yearOf("2022-03-31")).toBe(2022);
    expect(yearOf("2022-09-30")).toBe(2023);
    expect(yearOf("2023-11-30")).toBe(2023);
    expect(yearOf("2024-01-31")).toBe(2024);
  });

  it("is a span only while years spanned two calendar years", () => {
    expect(yearOf("2020-21")).toBe(2021);
    expect(yearOf("FY 2023-24")).toMatchObject({ code: "period_misfit" });
  });

  it("is a calendar year only since the end is December", () => {
    expect(yearOf("CY 2024")).toBe(2024);
    expect(yearOf("CY 2022")).toMatchObject({ code: "period_misfit" });
    expect(yearOf("CY 2023")).toMatchObject({ code: "period_misfit" });
  });

  it("may end on the last day of the transition period", () => {
    expect(yearOf("FYE 12/31/2023")).toBe(2023);
    expect(yearOf("FYE 6/30/2022")).toBe(2022);
    expect(yearOf("FYE 6/30/2024")).toMatchObject({ code: "period_misfit" });
  });
});
