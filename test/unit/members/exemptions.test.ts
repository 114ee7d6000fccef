import { expect, it } from "vitest";
import { exemptionFault, isExempt, orderedExemptions, spanWords } from "~/domain/members/exemptions";

const SCHOOL = { exemptions: [{ strategy: "investing" as const, from: 2022, until: 2024 }] };

it("a strategy does not concern a member in the years for which that is said, and only in these", () => {
  expect([2021, 2022, 2024, 2025].map((year) => isExempt(SCHOOL, "investing", year))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isExempt(SCHOOL, "workforce", 2023)).toBe(false);
  expect(isExempt({}, "investing", 2023)).toBe(false);
  expect(
    isExempt({ exemptions: [{ strategy: "investing", from: 2022, until: null }] }, "investing", 2090),
  ).toBe(true);
});

it("the same years are said once", () => {
  const fault = (from: number, until: number | null) =>
    exemptionFault(SCHOOL.exemptions, { strategy: "investing", from, until });
  expect(fault(2024, null)).toEqual({ field: "from", message: "Already said for 2022 to 2024." });
  expect(fault(2019, null)?.field).toBe("from");
  expect(fault(2019, 2021)).toBeNull();
  expect(fault(2025, null)).toBeNull();
  expect(fault(2026, 2025)).toEqual({ field: "until", message: "The last year lies before the first." });
  expect(exemptionFault(SCHOOL.exemptions, { strategy: "workforce", from: 2023, until: null })).toBeNull();
});

it("its years read as a person would say them", () => {
  expect(spanWords({ from: 2022, until: null })).toBe("2022 and every year after");
  expect(spanWords({ from: 2022, until: 2022 })).toBe("2022");
  expect(spanWords({ from: 2022, until: 2024 })).toBe("2022 to 2024");
  expect(
    orderedExemptions([
      { strategy: "workforce", from: 2022, until: null },
      { strategy: "investing", from: 2024, until: null },
      { strategy: "investing", from: 2020, until: 2021 },
    ]).map(({ strategy, from }) => `${strategy} ${from}`),
  ).toEqual(["investing 2020", "investing 2024", "workforce 2022"]);
});
