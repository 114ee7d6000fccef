import { describe, expect, it } from "vitest";
import { changeBlocks } from "~/reports/sections/changes";
import { FigureWriter, textOfNumber } from "~/reports/sections/writing/figure-writer";
import { makeReportModel } from "../../support/reports/model";

describe("a number of a report", () => {
  it("is written without an exponent and reads back exactly, however small or large", () => {
    expect(textOfNumber(1.5e-7)).toBe("0.00000015");
    expect(textOfNumber(-1.23456789012345e-9)).toBe("-0.00000000123456789012345");
    expect(textOfNumber(1.25e21)).toBe("1250000000000000000000");
    for (const value of [0, 0.1, -12.5, 5e-324, 1.7976931348623157e308, -4.2e-30, 123456789012345680000]) {
      const text = textOfNumber(value);
      expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(text)).toBe(value);
    }
    expect(textOfNumber("12.50")).toBe("12.50");
  });

  it("differs from an earlier report by exactly the difference of the two numbers", () => {
    const writer = new FigureWriter({ locale: "en-US", currency: "USD" }, () => null);
    const spend = { code: "spend", label: "Spend", strategy: null, unit: "currency" as const };
    writer.figure({ ...spend, year: 2025, value: "0.30" });
    const earlier = new FigureWriter(writer.writing, writer.ruleOf);
    earlier.figure({ ...spend, year: 2024, value: "0.10" });
    const model = { ...makeReportModel({ members: 1, years: 1 }), year: 2024, figures: earlier.figures };
    const [, table] = changeBlocks(writer, { year: 2025, years: [2024, 2025] }, [], {
      model,
      version: 1,
      publishedAt: "2025-03-01T00:00:00Z",
    });
    expect(table).toMatchObject({ kind: "table", id: "changes" });
    expect(writer.figures.find(({ part }) => part === "since_report")?.value).toBe("0.2");
  });
});
