import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readTyped, showTyped } from "~/domain/entry/typed-cell";
import { canonical, shift } from "~/domain/numbers/decimal";
import { runs } from "../../support/endurance";

const US = { locale: "en-US", currency: "USD" };
const DE = { locale: "de-DE", currency: "EUR" };
const COUNT = { unit: "count" } as const;
const MONEY = { unit: "currency" } as const;
const SHARE = { unit: "share" } as const;
const PERCENT = { unit: "percent" } as const;

describe("the text of a cell", () => {
  it("is missing when empty, which is not zero", () => {
    expect(readTyped("", COUNT, US)).toEqual({ state: "missing" });
    expect(readTyped(" \u00a0", COUNT, US)).toEqual({ state: "missing" });
    expect(readTyped("0", COUNT, US)).toEqual({ state: "value", value: "0" });
  });

  test.each(["n/a", "N/A", "n.a.", "Not applicable", "does not apply"])("%s is not applicable", (text) => {
    expect(readTyped(text, COUNT, US)).toEqual({ state: "not_applicable" });
  });

  test.each([
    ["unavailable, because the system changed", "the system changed"],
    ["Unavailable because the system changed", "the system changed"],
    ["unavailable: the system changed", "the system changed"],
    ["unavailable – because the system changed", "the system changed"],
    ["not available, because: lost", "lost"],
  ])("%s keeps the reason", (text, note) => {
    expect(readTyped(text, COUNT, US)).toEqual({ state: "unavailable", note });
  });

  test.each(["unavailable", "unavailable, because", "unavailable: ", "unavailable since June"])(
    "%s asks for a reason in the usual form",
    (text) => {
      expect(readTyped(text, COUNT, US)).toMatchObject({ error: expect.stringContaining("Say why") });
    },
  );

  test.each(["-", "–", "—", "--", "$ -"])("a lone %s asks what is meant", (text) => {
    expect(readTyped(text, MONEY, US)).toMatchObject({ error: expect.stringContaining("n/a") });
  });

  it("never takes a spreadsheet's #N/A for not applicable", () => {
    expect(readTyped("#N/A", COUNT, US)).toHaveProperty("error");
  });
});

describe("a share", () => {
  test.each([
    ["12%", "0.12"],
    ["12.5 %", "0.125"],
    ["0.12", "0.12"],
    ["100 %", "1"],
    ["0", "0"],
    ["33.333333333 %", "0.33333333333"],
  ])("%s is %s", (text, value) => {
    expect(readTyped(text, SHARE, US)).toEqual({ state: "value", value });
  });

  it("above 1 without a percent sign is ambiguous, so it is questioned", () => {
    expect(readTyped("12", SHARE, US)).toEqual({ error: "Write 12% or 0.12." });
    expect(readTyped("12,5", SHARE, DE)).toEqual({ error: "Write 12,5 % or 0,125." });
  });

  it("cannot be more than the whole", () => {
    expect(readTyped("120 %", SHARE, US)).toEqual({ error: "A share cannot be more than 100%." });
    expect(readTyped("120", SHARE, US)).toEqual({ error: "A share cannot be more than 100%." });
  });
});

describe("counts and amounts", () => {
  it("a percent belongs in the rows of shares", () => {
    for (const item of [COUNT, MONEY]) {
      expect(readTyped("19%", item, US)).toMatchObject({
        error: expect.stringContaining("Only the share is known"),
      });
    }
  });

  it("people are counted in whole numbers", () => {
    expect(readTyped("12.5", COUNT, US)).toMatchObject({ error: expect.stringContaining("whole number") });
    expect(readTyped("1.2k", COUNT, US)).toEqual({ state: "value", value: "1200" });
    expect(readTyped("$12", COUNT, US)).toMatchObject({ error: expect.stringContaining("currency sign") });
  });

  it("money is kept to the cent where it has more than four decimals, and is never negative", () => {
    expect(readTyped("$1.2m", MONEY, US)).toEqual({ state: "value", value: "1200000" });
    expect(readTyped("1.2345", MONEY, US)).toEqual({ state: "value", value: "1.2345" });
    expect(readTyped("1.23456", MONEY, US)).toEqual({ state: "value", value: "1.23" });
    expect(readTyped("1,234,567.89012", MONEY, US)).toEqual({ state: "value", value: "1234567.89" });
    expect(readTyped("(1,200)", MONEY, US)).toMatchObject({ error: expect.stringContaining("negative") });
  });

  it("an indicator in percent is at most 100", () => {
    expect(readTyped("6.2", PERCENT, US)).toEqual({ state: "value", value: "6.2" });
    expect(readTyped("6.2 %", PERCENT, US)).toEqual({ state: "value", value: "6.2" });
    expect(readTyped("101", PERCENT, US)).toHaveProperty("error");
  });
});

describe("what a cell shows", () => {
  it("follows the locale, without rounding", () => {
    expect(showTyped({ state: "value", value: "1200000", note: null }, MONEY, US)).toBe("1,200,000");
    expect(showTyped({ state: "value", value: "0.12500", note: null }, SHARE, DE)).toBe("12,5 %");
    expect(showTyped({ state: "value", value: "0", note: null }, COUNT, US)).toBe("0");
    expect(showTyped({ state: "missing", value: null, note: null }, COUNT, US)).toBe("");
    expect(showTyped({ state: "unavailable", value: null, note: "lost\nit" }, COUNT, US)).toBe(
      "unavailable, because lost it",
    );
  });

  const locale = fc.constantFrom("en-US", "de-DE", "fr-FR", "en-GB", "de-CH", "en-IN", "es-ES", "ar-EG");
  const whole = fc.nat({ max: 999_999_999 }).map(String);
  const money = fc.tuple(whole, fc.nat({ max: 9999 })).map(([a, b]) => canonical(`${a}.${b}`));
  const share = fc.nat({ max: 10_000_000_000 }).map((n) => shift(String(n), -10));
  const hundred = fc.nat({ max: 1_000_000 }).map((n) => shift(String(n), -4));
  const note = fc
    .string({ unit: "grapheme", minLength: 1 })
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  const shown = fc.oneof(
    whole.map((value) => ({ item: COUNT, cell: { state: "value" as const, value, note: null } })),
    money.map((value) => ({ item: MONEY, cell: { state: "value" as const, value, note: null } })),
    share.map((value) => ({ item: SHARE, cell: { state: "value" as const, value, note: null } })),
    hundred.map((value) => ({ item: PERCENT, cell: { state: "value" as const, value, note: null } })),
    note.map((note) => ({ item: MONEY, cell: { state: "unavailable" as const, value: null, note } })),
    fc.constant({ item: SHARE, cell: { state: "not_applicable" as const, value: null, note: null } }),
    fc.constant({ item: SHARE, cell: { state: "missing" as const, value: null, note: null } }),
  );

  it("reads back as the stored value in every state, unit, and locale", () => {
    fc.assert(
      fc.property(shown, locale, ({ item, cell }, locale) => {
        const typing = { locale, currency: "USD" };
        const { state, value, note } = cell;
        const expected =
          state === "value" ? { state, value } : state === "unavailable" ? { state, note } : { state };
        expect(readTyped(showTyped(cell, item, typing), item, typing)).toEqual(expected);
      }),
      { numRuns: runs(1000) },
    );
  });
});
