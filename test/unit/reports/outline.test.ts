import { describe, expect, it } from "vitest";
import { withNarrative } from "~/reports/narrative";
import { newOutline, sameFrame } from "~/reports/outline";
import { readOutlineForm } from "~/routes/reports/writing/outline-form";

const VERSION = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

function formWith(compareTo: string): FormData {
  const form = new FormData();
  const fields = { title: "Progress", year: "2025", audience: "public", revision: "1", compareTo };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.append("section", "summary");
  return form;
}

describe("the outline of a report", () => {
  it("compares with a published version or with nothing, whatever the form sends", () => {
    expect(readOutlineForm(formWith(VERSION)).outline.compareTo).toBe(VERSION);
    for (const sent of ["", "yesterday's", `${VERSION}'`, "\u0000"])
      expect(readOutlineForm(formWith(sent)).outline.compareTo).toBeNull();
  });

  it("keeps its frame when words change, but not when a choice changes", () => {
    const outline = newOutline("public");
    const [first, ...rest] = outline.sections;
    if (!first) throw new Error("no section");
    const worded = { ...outline, sections: [{ ...first, narrative: "We did." }, ...rest] };
    expect(sameFrame(worded, outline)).toBe(true);
    const hidden = { ...outline, sections: [{ ...first, shown: !first.shown }, ...rest] };
    const moved = { ...outline, sections: [...rest, first] };
    for (const other of [hidden, moved, { ...outline, compareTo: VERSION }])
      expect(sameFrame(other, outline)).toBe(false);
  });

  it("puts the convener's words after the headline, or first without one", () => {
    const headline = { kind: "headline" };
    const table = { kind: "table" };
    const words = { kind: "narrative" };
    expect(withNarrative([headline, table], [words])).toEqual([headline, words, table]);
    expect(withNarrative([table], [words])).toEqual([words, table]);
    expect(withNarrative([], [words])).toEqual([words]);
  });
});
