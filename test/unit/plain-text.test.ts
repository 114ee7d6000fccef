import { describe, expect, it } from "vitest";
import { isBlank, looksAlike, textOrNull } from "~/domain/plain-text";

describe("required text", () => {
  it.each([
    ["nothing", ""],
    ["spaces and line breaks", " \n\t\u00a0\u3000"],
    ["a zero-width space", "\u200b"],
    ["joiners and a byte-order mark", "\u200c\u200d\u2060\ufeff"],
    ["a soft hyphen", "\u00ad"],
    ["direction marks", "\u200e\u202e\u2066"],
    ["Hangul and Braille blanks", "\u3164\u115f\uffa0\u2800"],
    ["variation selectors and tags", "\ufe0f\u{e0100}\u{e0041}"],
  ])("counts as missing if it is %s", (_what, text) => {
    expect(isBlank(text)).toBe(true);
    expect(textOrNull(text)).toBeNull();
  });

  it.each(["a", "0", "–", "日本", "é\u200b", "👍🏽", "\u{1faea}"])(
    "is there if somebody can read it: %s",
    (text) => {
      expect(isBlank(text)).toBe(false);
      expect(textOrNull(` ${text} `)).toBe(text.trim());
    },
  );

  it("looks alike whatever its case, spaces, and invisible characters", () => {
    expect(looksAlike("Not yet started", "NOT  YET\u200bSTARTED")).toBe(true);
    expect(looksAlike("Sustaining", "Sustained")).toBe(false);
  });
});
