import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { canonical, compareDecimal, isExact, shift } from "~/domain/numbers/decimal";
import { formatDecimal, readNumber } from "~/domain/numbers/read-number";

const US = { locale: "en-US", currency: "USD" };
const DE = { locale: "de-DE", currency: "EUR" };
const FR = { locale: "fr-FR", currency: "EUR" };
const CH = { locale: "de-CH", currency: "CHF" };
const IN = { locale: "en-IN", currency: "INR" };
const LOCALES = ["en-US", "de-DE", "fr-FR", "en-GB", "de-CH", "en-IN", "es-ES", "pl-PL", "ar-EG"];

function value(text: string, typing = US) {
  const read = readNumber(text, typing);
  return "error" in read ? read.error : read.value;
}
function error(text: string, typing = US) {
  const read = readNumber(text, typing);
  return "error" in read ? read.error : `accepted as ${read.value}`;
}

describe("a typed number", () => {
  test.each([
    ["0", "0"],
    ["1200", "1200"],
    ["007", "7"],
    ["1,234.5", "1234.5"],
    ["1 234,5", "1234.5"],
    ["1\u00a0234,5", "1234.5"],
    ["1\u202f234\u2009567", "1234567"],
    ["1'234.50", "1234.5"],
    ["1’234’567", "1234567"],
    ["1.234,56", "1234.56"],
    ["1.234.567", "1234567"],
    ["1,234,567", "1234567"],
    ["1.234.567,8", "1234567.8"],
    [".5", "0.5"],
    ["12,5", "12.5"],
    ["12.50", "12.5"],
    ["1234,567", "1234.567"],
    ["0,125", "0.125"],
    ["１２３４", "1234"],
    ["１，２３４．５", "1234.5"],
    ["\u200e1200\ufeff", "1200"],
    ["  1200\t", "1200"],
  ])("%s is %s", (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test.each([
    ["$1.2m", "1200000"],
    ["1.2 million", "1200000"],
    ["$1.2 Million", "1200000"],
    ["1.2MM", "1200000"],
    ["3k", "3000"],
    ["3 K", "3000"],
    ["2.5bn", "2500000000"],
    ["2.5b", "2500000000"],
    ["2.5 billion", "2500000000"],
    ["61,424,086.51", "61424086.51"],
    ["$1,200", "1200"],
    ["1,200 $", "1200"],
    ["US$1,200", "1200"],
    ["USD 1,200", "1200"],
    ["1.2m USD", "1200000"],
    ["$1,200 USD", "1200"],
    ["usd1200", "1200"],
  ])("%s in dollars is %s", (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it("knows the words of other languages, but not a billion, which means two things", () => {
    expect(value("1,2 Mio. €", DE)).toBe("1200000");
    expect(value("2,5 Mrd", DE)).toBe("2500000000");
    expect(value("2,5 milliards", FR)).toBe("2500000000");
    expect(error("2,5 Billion", DE)).toContain("write the number in full");
  });

  it("reads a single separator before three digits as the locale does", () => {
    expect(value("1,234", US)).toBe("1234");
    expect(value("1.234", US)).toBe("1.234");
    expect(value("1.234", DE)).toBe("1234");
    expect(value("1,234", DE)).toBe("1.234");
    expect(value("1.234", FR)).toBe("1234");
    expect(value("1,234", CH)).toBe("1234");
    expect(value("1.234", CH)).toBe("1.234");
  });

  it("understands lakhs and crores where they are written", () => {
    expect(value("12,34,567", IN)).toBe("1234567");
    expect(value("1,234,567", IN)).toBe("1234567");
    expect(value("₹12,34,567.50", IN)).toBe("1234567.5");
    expect(error("12,34,567", US)).toContain("do not group");
  });

  it("reports a percent or currency sign", () => {
    expect(readNumber("12%", US)).toEqual({ value: "12", percent: true, money: false });
    expect(readNumber("12,5 %", DE)).toEqual({ value: "12.5", percent: true, money: false });
    expect(readNumber("12 per cent", US)).toMatchObject({ value: "12", percent: true });
    expect(readNumber("$12", US)).toMatchObject({ money: true });
  });
});

describe("what cannot be read", () => {
  test.each([
    ["1,23,4", "do not group thousands: write 1,234"],
    ["12 34", "do not group"],
    ["1,234 567", "do not group"],
    ["1,234.567.890", "do not group"],
    ["1.2.3", "do not group"],
    ["5.", "do not group"],
    ["-5", "cannot be negative"],
    ["−1,200", "cannot be negative"],
    ["–5", "cannot be negative"],
    ["1,200-", "cannot be negative"],
    ["(1,200)", "cannot be negative"],
    ["$(1,200)", "cannot be negative"],
    ["($1.2m)", "cannot be negative"],
    ["1234567890123456", "too large to hold exactly"],
    ["0.1234567890123456", "too large to hold exactly"],
    ["1234567bn", "too large to hold exactly"],
    ["abc", "is not a number"],
    ["12 apples", "is not a number"],
    ["1-2", "is not a number"],
    ["12k %", "is not a number"],
    ["½", "is not a number"],
    ["m", "is not a number"],
    ["$", "is not a number"],
    ["1.2E+06", "was rounded by the spreadsheet"],
    ["#N/A", "error"],
    ["#####", "too narrow"],
    ["", "Enter a number"],
  ])("%s: %s", (text, message) => {
    expect(error(text)).toContain(message);
  });

  it("says which currency is meant when the sign is another's", () => {
    expect(error("€1,200")).toBe("Amounts here are in USD: enter the amount in USD, without “€”.");
    expect(error("1.200 $", DE)).toContain("in EUR");
    expect(error("EUR 1200")).toContain("without “EUR”");
    expect(error("CA$1,200")).toContain("without “CA$”");
    expect(error("₡1200")).toContain("in USD");
    expect(value("$1,200", { locale: "en-CA", currency: "CAD" })).toBe("1200");
    expect(value("₡1200", { locale: "en-US", currency: "CRC" })).toBe("1200");
  });

  it("always gets a sentence, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(US, DE, FR, CH, IN), (text, typing) => {
        const read = readNumber(text, typing);
        if ("error" in read) expect(read.error).toMatch(/[.…]$/);
        else expect(read.value).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
      }),
    );
  });
});

const exact = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([whole, part]) => canonical(`${whole}.${part}`));

describe("exactness", () => {
  it("reads back every number that it writes, in every locale", () => {
    fc.assert(
      fc.property(exact, fc.constantFrom(...LOCALES), (number, locale) => {
        expect(value(formatDecimal(number, locale), { locale, currency: "USD" })).toBe(number);
      }),
    );
  });

  it("writes numbers as the locale does", () => {
    expect(formatDecimal("1234567.80", "en-US")).toBe("1,234,567.8");
    expect(formatDecimal("1234567.8", "de-DE")).toBe("1.234.567,8");
    expect(formatDecimal("1234567.8", "fr-FR")).toBe("1\u202f234\u202f567,8");
    expect(formatDecimal("1234567.8", "de-CH")).toBe("1’234’567.8");
    expect(formatDecimal("1234567.8", "en-IN")).toBe("12,34,567.8");
    expect(formatDecimal("999", "en-US")).toBe("999");
  });

  it("survives as a JSON number", () => {
    fc.assert(
      fc.property(exact, (number) => {
        expect(canonical(String(Number(number)))).toBe(number);
      }),
    );
    expect(isExact("999999999999999")).toBe(true);
    expect(isExact("1000000000000000")).toBe(false);
  });

  it("moves the point without touching a digit", () => {
    expect(shift("12.5", -2)).toBe("0.125");
    expect(shift("1.2", 6)).toBe("1200000");
    expect(shift("0", -2)).toBe("0");
    fc.assert(
      fc.property(exact, fc.integer({ min: -9, max: 9 }), (number, places) => {
        expect(shift(shift(number, places), -places)).toBe(number);
      }),
    );
  });

  it("compares numbers, not texts", () => {
    expect(compareDecimal("1000", "999")).toBeGreaterThan(0);
    expect(compareDecimal("1.50", "1.5")).toBe(0);
    expect(compareDecimal("0.1", "0.09")).toBeGreaterThan(0);
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        expect(Math.sign(compareDecimal(a, b))).toBe(Math.sign(Number(a) - Number(b)));
      }),
    );
  });
});
