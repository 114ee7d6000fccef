import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { currencyOptions, localeOptions, profileSchema } from "../../../app/routes/settings/profile-form";

const typed = {
  name: " River City Anchors ",
  place: "River City",
  about: "",
  baselineYear: "2024",
  locale: "de-DE",
  currency: "EUR",
};

function read(changes: Partial<typeof typed> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...typed, ...changes })) form.set(name, value);
  return parseWithZod(form, { schema: profileSchema });
}

describe("the profile of a collaborative", () => {
  it("takes a name, a place, a baseline year, a locale, and a currency", () => {
    expect(read()).toMatchObject({
      status: "success",
      value: {
        name: "River City Anchors",
        place: "River City",
        about: null,
        baselineYear: 2024,
        locale: "de-DE",
        currency: "EUR",
      },
    });
  });

  it("may omit the place but not the name", () => {
    expect(read({ place: "" })).toMatchObject({ status: "success", value: { place: "" } });
    expect(read({ name: "  " }).reply().error).toEqual({ name: ["Enter a name."] });
  });

  it.each([
    ["baselineYear", "1989", "Enter a year from 1990 to 2100."],
    ["baselineYear", "soon", "Enter a year from 1990 to 2100."],
    ["locale", "not a locale", "Choose one from the list."],
    ["currency", "XYZ", "Choose one from the list."],
  ])("refuses %s %s beside the field", (field, value, message) => {
    expect(read({ [field]: value }).reply().error).toEqual({ [field]: [message] });
  });

  it("offers locales with an example, and always the one in use", () => {
    const offered = localeOptions("mi-NZ");
    expect(offered.find(({ value }) => value === "de-DE")?.label).toBe("German (Germany): 1.234.567,8");
    expect(offered.map(({ value }) => value)).toContain("mi-NZ");
    expect(currencyOptions("USD").find(({ value }) => value === "EUR")?.label).toBe("Euro (EUR)");
  });
});
