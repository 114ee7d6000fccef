import { expect } from "vitest";
import type { AmountChange, RollupYear } from "../../../app/domain/rollup/figures";
import { type OracleCase, oracle } from "./oracle";
import { MEASURES, PAIRS, STOCKS } from "./random-collaboratives";

const asNumbers = (change: AmountChange | null) =>
  change && { ...change, value: Number(change.value), baselineValue: Number(change.baselineValue) };

/** Compares every total, share, change, coverage, and comparability of these years with the rules worked by hand. */
export function expectByHand(years: RollupYear[], input: OracleCase): void {
  const byHand = oracle(input);
  for (const { year, totals, metrics } of years) {
    const first = year === years[0]?.year;
    for (const measure of MEASURES) {
      const total = totals.find((candidate) => candidate.measure === measure);
      const { value, ...coverage } = byHand.total(measure, year);
      expect({ measure, year, ...total }).toMatchObject({ ...coverage, value: total?.value ?? null });
      expect(total?.value == null ? null : Number(total.value)).toBe(value);
      expect(asNumbers(total?.change ?? null)).toEqual(byHand.change(measure, year));
      if (!first)
        expect(asNumbers(total?.changeFromLastYear ?? null)).toEqual(
          byHand.change(measure, year, "last year"),
        );
      const since = total?.sinceBaseline;
      if (STOCKS.includes(measure)) expect(since).toBeNull();
      else
        expect({ ...since, value: since?.value == null ? null : Number(since.value) }).toMatchObject(
          byHand.sinceBaseline(measure, year),
        );
    }
    for (const { metric, part, whole, span } of PAIRS) {
      const figure = metrics.find((candidate) => candidate.metric === metric);
      if (span === "since_baseline") {
        expect({ metric, year, ...figure }).toMatchObject(byHand.shareSinceBaseline(part, whole, year));
        continue;
      }
      const { numerator, denominator, ...share } = byHand.share(part, whole, year);
      expect({ metric, year, ...figure }).toMatchObject(share);
      expect([Number(figure?.numerator ?? 0), Number(figure?.denominator ?? 0)]).toEqual([
        numerator,
        denominator,
      ]);
      if (!first)
        expect(figure?.changeFromLastYear).toEqual(byHand.shareChange(part, whole, year, "last year"));
    }
  }
}
