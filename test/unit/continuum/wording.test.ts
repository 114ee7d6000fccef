import { describe, expect, it } from "vitest";
import { readWording } from "../../../app/routes/settings/continuum/wording";
import { STANDARD_RUBRIC } from "../../../seeds/library";

const [section] = STANDARD_RUBRIC.sections;
if (!section) throw new Error("the standard rubric has no section");

function formOf(change: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.set("section-name", section?.name ?? "");
  for (const { code, name, descriptors } of section?.practices ?? []) {
    form.set(`${code}-name`, name);
    for (const [place, words] of descriptors.entries()) form.set(`${code}-${place + 1}`, words);
  }
  for (const [name, value] of Object.entries(change)) form.set(name, value);
  return form;
}

describe("the wording form of a section", () => {
  it("returns the same section if nothing was changed", () => {
    expect(readWording(formOf(), section)).toEqual({ section });
  });

  it("reports empty fields beside them", () => {
    const [, second] = section.practices;
    const code = second?.code ?? "";
    const read = readWording(
      formOf({ "section-name": " ", [`${code}-name`]: "", [`${code}-3`]: "" }),
      section,
    );
    expect("errors" in read && Object.keys(read.errors).sort()).toEqual(
      ["section-name", `${code}-3`, `${code}-name`].sort(),
    );
  });
});
