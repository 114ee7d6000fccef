import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Explanation, explainedParts, GLOSSARY, type Word } from "../../../app/domain/glossary";

const WORDS = Object.keys(GLOSSARY) as Word[];

describe("the glossary", () => {
  it("explains each word once, in at most three sentences", () => {
    const entries = Object.values<Explanation>(GLOSSARY);
    expect(new Set(entries.map(({ word }) => word)).size).toBe(entries.length);
    for (const { word, meaning } of entries) {
      expect(meaning, word).toMatch(/\.$/);
      expect(meaning.match(/[.?!](\s|$)/g)?.length, word).toBeLessThanOrEqual(3);
    }
  });

  it("explains MWBE and the Continuum", () => {
    expect(GLOSSARY.mwbe.long).toBe("Minority- and women-owned business enterprises");
    expect(GLOSSARY.continuum.word).toBe("Continuum of Progress");
  });
});

describe("a text with explained words", () => {
  it("is split at the first use of each word", () => {
    expect(explainedParts("MWBE spend: local MWBE spend of hires", ["mwbe"])).toEqual([
      { text: "MWBE", word: "mwbe" },
      { text: " spend: local MWBE spend of hires" },
    ]);
  });

  it("knows other forms of a word, and whole words only", () => {
    expect(explainedParts("Double spending with MWBEs", ["mwbe"])[1]).toEqual({
      text: "MWBEs",
      word: "mwbe",
    });
    expect(explainedParts("The XMWBE2 code", ["mwbe"])).toEqual([{ text: "The XMWBE2 code" }]);
  });

  it("reads the same as before", () => {
    const text = fc
      .array(fc.oneof(fc.string(), fc.constantFrom("MWBE", "Tier 1", " ", "MWDBEs")))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.subarray(WORDS), (whole, words) => {
        expect(
          explainedParts(whole, words)
            .map((part) => part.text)
            .join(""),
        ).toBe(whole);
      }),
    );
  });
});
