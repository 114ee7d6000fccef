import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { contentChanges } from "../../../app/domain/investments/changes";
import { asTyped, investmentForm } from "../../../app/domain/investments/form";
import type { Investment } from "../../../app/domain/investments/investments";
import { investmentFaults } from "../../../app/domain/investments/rules";
import { homes, members, year } from "../../support/investments";

describe("what an investment must look like", () => {
  const faults = (more: Partial<Investment>) =>
    investmentFaults(homes(more), members, "en-US").map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    );
  const thirds = (last: string) =>
    ["city", "mary", "college"].map((memberId, place) => ({ memberId, share: place < 2 ? "33.33" : last }));

  it("has shares that add up to exactly 100", () => {
    expect(faults({ shares: thirds("33.34"), years: [] })).toEqual([]);
    expect(faults({ shares: thirds("33.33"), years: [] })).toEqual([
      "shares: The shares add up to 99.99%. They must add up to exactly 100%.",
    ]);
    expect(faults({ shares: [], years: [] })).toHaveLength(1);
    expect(faults({ shares: [{ memberId: "city", share: "0" }] })[0]).toMatch(
      /^shares.0.share: A share must be more/,
    );
    const twice = ["50", "50"].map((share) => ({ memberId: "city", share }));
    expect(faults({ shares: twice })).toEqual(["shares.1.memberId: This member is already listed."]);
  });

  it("names a member that was not active in a year with figures, since its part would not count", () => {
    const years = [year(2023, { deployed: "0" }), year(2024, { deployed: "1" }), year(2025)];
    expect(faults({ shares: thirds("33.34"), years })).toEqual([
      "years.1.year: The college was not a member in 2024, so its part would not be counted.",
    ]);
  });

  it("names the source for whether a place is low-income", () => {
    for (const lowIncome of ["yes", "no"] as const) {
      expect(faults({ lowIncome })).toHaveLength(1);
      expect(faults({ lowIncome, lowIncomeSource: "HUD 2023" })).toEqual([]);
    }
  });

  it("records each year once", () => {
    expect(faults({ years: [year(2024), year(2024)] })).toEqual(["years.1.year: 2024 is already listed."]);
  });
});

describe("the form of an investment", () => {
  const typing = { locale: "en-US", currency: "USD" };
  const send = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const read = parseWithZod(form, { schema: investmentForm(typing, members) });
    return read.status === "success" ? { content: read.value } : { errors: read.error };
  };
  const fields = {
    name: "Mill homes",
    type: "housing",
    stage: "committed",
    place: "Tract 12",
    lowIncome: "unknown",
    "shares[0].memberId": "mary",
    "shares[0].share": "60",
    "shares[1].memberId": "city",
    "shares[1].share": "40 %",
    "years[0].year": "",
    "years[0].committed": "",
    "years[1].year": "2024",
    "years[1].committed": "$1,000,000",
    "years[1].homesProduced": "0",
  };

  it("reads amounts as people type them, skips empty rows, and tells 0 from nothing", () => {
    expect(send(fields).content).toMatchObject({
      years: [{ year: 2024, committed: "1000000", deployed: null, homesProduced: "0", homesPreserved: null }],
      shares: [
        { memberId: "mary", share: "60" },
        { memberId: "city", share: "40" },
      ],
    });
  });

  it("says what is wrong beside each field", () => {
    const { errors } = send({
      ...fields,
      name: " ",
      type: "",
      "shares[1].share": "half",
      "years[1].year": "24",
      "years[1].committed": "-5",
      "years[1].homesProduced": "2.5",
      "years[1].homesPreserved": "n/a",
    });
    expect(Object.keys(errors ?? {}).sort()).toEqual([
      "name",
      "shares[1].share",
      "type",
      "years[1].committed",
      "years[1].homesPreserved",
      "years[1].homesProduced",
      "years[1].year",
    ]);
    expect(Object.keys(send({ ...fields, "shares[1].share": "39" }).errors ?? {})).toEqual(["shares"]);
    const college = { ...fields, "shares[1].memberId": "college" };
    expect(Object.keys(send(college).errors ?? {})).toEqual(["years[1].year"]);
    expect(Object.keys(send({ ...fields, "years[1].committed": "1234567890123456" }).errors ?? {})).toEqual([
      "years[1].committed",
    ]);
  });

  it("shows what is stored as it reads it", () => {
    const { years, shares, ...text } = asTyped(homes(), typing);
    const flat: Record<string, string> = {};
    for (const [name, value] of Object.entries(text)) flat[name] = value ?? "";
    for (const [place, row] of years.entries())
      for (const [name, value] of Object.entries(row)) flat[`years[${place}].${name}`] = value ?? "";
    for (const [place, row] of shares.entries())
      for (const [name, value] of Object.entries(row)) flat[`shares[${place}].${name}`] = value ?? "";
    const { id: _, revision: __, changedAt: ___, changedBy: ____, ...content } = homes();
    expect(send(flat).content).toEqual(content);
  });

  it("names what differs between two versions, in words", () => {
    const words = {
      member: (id: string) => id,
      figure: (_: string, value: string) => value,
      percent: String,
    };
    const later = homes({
      stage: "deployed",
      years: [year(2024, { committed: "5", homesProduced: "60", homesPreserved: "40" })],
      shares: [{ memberId: "mary", share: "100" }],
    });
    expect(contentChanges(homes(), later, words)).toEqual([
      { what: "Stage", before: "Committed", after: "Deployed" },
      { what: "Committed, 2024", before: "1000000", after: "5" },
      { what: "Share of mary", before: "60", after: "100" },
      { what: "Share of city", before: "40", after: null },
    ]);
  });
});
