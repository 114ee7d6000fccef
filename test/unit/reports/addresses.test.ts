import { describe, expect, it } from "vitest";
import { addressesIn, MOST_ADDRESSES, readSendForm } from "~/routes/reports/sending/addresses";

function formOf(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readSendForm(form);
}

describe("a list of addresses", () => {
  it.each([
    ["ann@example.org\nbo@example.org", ["ann@example.org", "bo@example.org"], []],
    ["Ann@Example.org, ann@example.org;", ["ann@example.org"], []],
    ['"Lee, Ann" <ann@example.org>, Bo <bo@example.org>', ["ann@example.org", "bo@example.org"], []],
    ["ann@example.org bo", ["ann@example.org"], ["bo"]],
    ["Bo <bo@@example.org>", [], ["bo@@example.org"]],
    ["", [], []],
  ])("%j holds %j and leaves %j in question", (text, emails, wrong) => {
    expect(addressesIn(text)).toEqual({ emails, wrong });
  });

  it("names what is wrong, and keeps what was entered", () => {
    const { errors, values } = formOf({ addresses: "ann@example.org, bo", note: "Hello" });
    expect(errors).toEqual({ addresses: "Not an e-mail address: bo." });
    expect(values).toEqual({ addresses: "ann@example.org, bo", note: "Hello", people: false });
  });

  it("is bounded, and needs somebody to send to", () => {
    const many = Array.from({ length: MOST_ADDRESSES + 1 }, (_, at) => `reader-${at}@example.org`).join("\n");
    expect(formOf({ addresses: many }).errors).toEqual({ addresses: "At most 200 addresses at once." });
    expect(formOf({ note: "x".repeat(2001) }).errors.note).toBe("At most 2,000 characters.");
    expect(formOf({}).errors.addresses).toMatch(/^Enter an address/);
    expect(formOf({ people: "yes" }).errors).toEqual({});
  });
});
