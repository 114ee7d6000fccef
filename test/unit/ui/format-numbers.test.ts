import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate, formatPeriod } from "~/ui/figures/dates";
import {
  formatCount,
  formatCountShort,
  formatCoverage,
  formatDifference,
  formatGrowth,
  formatMoney,
  formatMoneyShort,
  formatMultiple,
  formatPoints,
  formatShare,
  formatUnit,
  NOTHING,
  spokenChange,
  unbroken,
} from "~/ui/figures/format-numbers";

const US = { locale: "en-US", currency: "USD" };
const DE = { locale: "de-DE", currency: "EUR" };
/** No-break spaces of either kind read as spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("how numbers are written", () => {
  it("keeps every digit of an exact amount, far beyond what a float holds", () => {
    expect(formatCount("12345.5", US)).toBe("12,345.5");
    expect(formatMoney("61424086.51", US)).toBe("$61,424,086.51");
    expect(formatMoney("9007199254740993", US)).toBe("$9,007,199,254,740,993");
    expect(formatMoney("1200", US)).toBe("$1,200");
  });

  it("says large money as one would", () => {
    expect(formatMoneyShort("1234567", US)).toBe("$1.2 million");
    expect(formatMoneyShort("61424086.51", US)).toBe("$61.4 million");
    expect(plain(formatMoneyShort("61424086.51", DE))).toBe("61,4 Millionen €");
    expect(formatMoneyShort("61424086.51", US, true)).toBe("$61.4M");
    expect(formatMoneyShort("60000000", US, true)).toBe("$60M");
    expect(formatMoneyShort("48210.40", US)).toBe("$48,210");
    expect(formatCountShort("12500", US)).toBe("12.5K");
    expect(formatCountShort("9999", US)).toBe("9,999");
  });

  it("writes shares and differences of shares", () => {
    expect(formatShare("0.0918", US)).toBe("9.2%");
    expect(plain(formatShare("0.0918", DE))).toBe("9,2 %");
    expect(formatPoints("0.0318", US)).toBe("+3.2 points");
    expect(formatPoints("-0.0318", US)).toBe("−3.2 points");
    expect(formatPoints("0.00001", US)).toBe("0.0 points");
    expect(formatGrowth("1.42", US)).toBe("+42%");
    expect(formatGrowth("0.9", US)).toBe("−10%");
    expect(formatGrowth("1", US)).toBe("0%");
    expect(formatMultiple("2.04", US)).toBe("2.0 times");
    expect(formatDifference("currency", "-3000", US)).toBe("−$3,000");
    expect(formatDifference("count", "1200", US)).toBe("+1,200");
  });

  it("says a change of money as briefly as the amount beside it", () => {
    expect(spokenChange(48_065_927, "currency", US)).toBe("+$48.1 million");
    expect(spokenChange(-1_250_000, "currency", US)).toBe("−$1.3 million");
    expect(spokenChange(0, "currency", US)).toBe("$0");
    expect(spokenChange(-12, "count", US)).toBe("−12");
  });

  it("keeps an amount and its word on one line", () => {
    expect(unbroken("Up $237.1 million, from 12 thousand homes")).toBe(
      "Up $237.1\u00a0million, from 12\u00a0thousand homes",
    );
    expect(unbroken("8 of 11 members")).toBe("8 of 11 members");
  });

  it("rounds half away from zero", () => {
    expect(formatShare("0.0915", US, 1)).toBe("9.2%");
    expect(formatShare("0.0005", US, 1)).toBe("0.1%");
    expect(formatPoints("-0.0005", US)).toBe("−0.1 points");
    expect(formatShare(0.10049999999999999, US)).toBe("10.0%");
    expect(formatShare("0.1005", US)).toBe("10.1%");
  });

  it("rounds any share exactly, as whole-number arithmetic does", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 0, max: 3 }),
        (parts, digits) => {
          const fraction = `${parts / 10n ** 12n}.${(parts % 10n ** 12n).toString().padStart(12, "0")}`;
          const unit = 10n ** BigInt(10 - digits);
          const rounded = (parts + unit / 2n) / unit;
          const text = rounded.toString().padStart(digits + 1, "0");
          const want = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
          expect(formatShare(fraction, US, digits)).toBe(`${want}%`);
        },
      ),
    );
  });

  it("reads back what it wrote, for any exact count", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const value = cents === 0 ? `${whole}` : `${whole}.${String(cents).padStart(2, "0")}`;
          const written = formatCount(value, US).replaceAll(",", "");
          expect(written).toBe(value.includes(".") ? value.replace(/0+$/, "") : value);
        },
      ),
    );
  });

  it("takes a number or its text alike", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e15, noNaN: true }), (value) => {
        expect(formatShare(value, US)).toBe(formatShare(String(value), US));
        expect(formatMoneyShort(value, US)).toBe(formatMoneyShort(String(value), US));
      }),
    );
  });

  it("grows by p percent exactly when the ratio is one and p hundredths", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (percent) => {
        const ratio = `${Math.floor(percent / 100) + 1}.${String(percent % 100).padStart(2, "0")}`;
        expect(formatGrowth(ratio, US)).toBe(`+${new Intl.NumberFormat("en-US").format(percent)}%`);
      }),
    );
  });

  it("never writes zero for what is missing", () => {
    const writers = [
      (value: null) => formatCount(value, US),
      (value: null) => formatCountShort(value, US),
      (value: null) => formatMoney(value, US),
      (value: null) => formatMoneyShort(value, US),
      (value: null) => formatShare(value, US),
      (value: null) => formatPoints(value, US),
      (value: null) => formatGrowth(value, US),
      (value: null) => formatMultiple(value, US),
      (value: null) => formatDifference("count", value, US),
      (value: null) => formatUnit("percent", value, US),
    ];
    for (const write of writers) expect(write(null)).toBe(NOTHING);
    expect(formatCount("not a number", US)).toBe(NOTHING);
    expect(formatCount("0", US)).toBe("0");
  });

  it("writes a value in its measure's unit", () => {
    expect(formatUnit("count", "1200", US)).toBe("1,200");
    expect(formatUnit("currency", "1200", US)).toBe("$1,200");
    expect(formatUnit("percent", "7.5", US)).toBe("7.5%");
    expect(formatUnit("share", "0.075", US)).toBe("7.5%");
  });

  it("names periods by their first and last day, whatever the machine's time zone", () => {
    expect(formatPeriod("2024-07-01", "2025-06-30", { locale: "en-GB" })).toBe("1 Jul 2024 – 30 Jun 2025");
    expect(formatPeriod("2024-07-01", "2025-06-30", US)).toBe("Jul 1, 2024 – Jun 30, 2025");
    expect(formatDate("2025-01-01", US)).toBe("Jan 1, 2025");
    expect(formatDate(null, US)).toBe(NOTHING);
  });

  it("says who stands behind a figure", () => {
    expect(formatCoverage({ reporting: 11, expected: 12 }, US)).toBe("11 of 12 members");
    expect(formatCoverage({ reporting: 1, expected: 1 }, US)).toBe("1 of 1 member");
  });
});
