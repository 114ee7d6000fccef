import { describe, expect, it } from "vitest";
import { newOutline, sameFrame, withWords } from "~/reports/outline";
import { readOutlineForm } from "~/routes/shared/outline-form";

const VERSION = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

function formWith(compareTo: string): FormData {
  const form = new FormData();
  const fields = { title: "Progress", year: "2025", audience: "public", revision: "1", compareTo };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.append("section", "summary");
  return form;
}

describe("the outline of a report", () => {
  it("is compared with a published version or with nothing, whatever is sent", () => {
    expect(readOutlineForm(formWith(VERSION)).outline.compareTo).toBe(VERSION);
    for (const sent of ["", "yesterday's", `${VERSION}'`, "\u0000"])
      expect(readOutlineForm(formWith(sent)).outline.compareTo).toBeNull();
  });

  it("is the same frame whatever the words, and another one with each choice", () => {
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

  it("has the convener's words after the sentence that leads, or first where there is none", () => {
    const [headline, table, words] = [{ kind: "headline" }, { kind: "table" }, { kind: "narrative" }];
    expect(withWords([headline, table], [words])).toEqual([headline, words, table]);
    expect(withWords([table], [words])).toEqual([words, table]);
    expect(withWords([], [words])).toEqual([words]);
  });
});
