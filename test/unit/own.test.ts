import { expect, it } from "vitest";
import { own } from "../../app/domain/own";

it("finds what a record has, and nothing that every object has", () => {
  const record = { saved: "Saved." };
  expect(own(record, "saved")).toBe("Saved.");
  for (const name of ["__proto__", "constructor", "toString", "", null, undefined])
    expect(own(record, name)).toBeUndefined();
});
