import { describe, expect, it } from "vitest";
import { roleForm, sourceForm } from "~/domain/money/forms";
import { cashForm, invoiceForm, lineForm, ruleForm } from "~/domain/money/plan-forms";

const US = { locale: "en-US", currency: "USD" };
const DE = { locale: "de-DE", currency: "EUR" };
const ID = "0190a0b0-0000-7000-8000-000000000000";
const source = {
  organization: `partner:${ID}`,
  kind: "public",
  award: "90,000",
  from: "2025-10-01",
  until: "2027-03-31",
  state: "signed",
};
const faults = (read: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  read.error?.issues.map(({ path, message }) => [path[0], message]);

describe("the forms of money", () => {
  it("read amounts exactly, as they are typed in the collaborative’s locale", () => {
    expect(sourceForm(US).parse(source)).toMatchObject({ award: "90000", partnerId: ID, memberId: null });
    expect(sourceForm(DE).parse({ ...source, award: "90.000,50 €" })).toMatchObject({ award: "90000.5" });
  });

  it.each([
    ["0", "Enter an amount above 0."],
    ["-5", expect.stringMatching(/cannot be negative/)],
    ["5%", "Enter an amount of money."],
    ["1.005", "Use at most two decimals."],
    ["many", expect.any(String)],
    ["99999999999999999", expect.stringMatching(/too large/)],
  ])("refuse %s beside the field", (award, message) => {
    expect(faults(sourceForm(US).safeParse({ ...source, award }))).toEqual([["award", message]]);
  });

  it("refuse a span that ends before it begins, and dues as a kind", () => {
    expect(faults(sourceForm(US).safeParse({ ...source, until: "2025-09-30" }))).toEqual([
      ["until", "The last day comes before the first."],
    ]);
    expect(faults(sourceForm(US).safeParse({ ...source, kind: "dues" }))).toEqual([
      ["kind", "Choose a kind."],
    ]);
  });

  it("have a way out of a short-term home only", () => {
    const role = { organization: `partner:${ID}`, role: "short_term_home", from: "2025-01-01" };
    const out = { exitForm: "own_entity", exitOn: "2027-01-01", milestones: "Bylaws\n\n Board seated \n" };
    expect(roleForm.parse({ ...role, ...out })).toMatchObject({ milestones: ["Bylaws", "Board seated"] });
    expect(
      faults(roleForm.safeParse({ ...role, ...out, role: "grant_maker" }))?.map(([field]) => field),
    ).toEqual(["exitForm", "exitOn", "milestones"]);
  });

  it("keep what is not known apart from 0", () => {
    const line = { year: "2026", label: "Staff", planned: "0", spent1: "0" };
    expect(lineForm(US).parse(line)).toMatchObject({ planned: "0", spent1: "0", spent2: null });
    expect(cashForm(US).parse({ fiscalYearEndMonth: "6" })).toMatchObject({ cash: null, opened: false });
    expect(faults(cashForm(US).safeParse({ fiscalYearEndMonth: "6", cash: "5" }))?.[0]?.[0]).toBe("cashOn");
  });

  it("read criteria with their weights", () => {
    const read = (criteria: string) => ruleForm.safeParse({ rule: "criteria", criteria });
    expect(read("Asked for: 3\nReady: 1").data?.criteria).toEqual([
      { name: "Asked for", weight: 3 },
      { name: "Ready", weight: 1 },
    ]);
    expect(faults(read("Asked for"))?.[0]?.[0]).toBe("criteria");
    expect(faults(read("Asked for: 0"))?.[0]?.[0]).toBe("criteria");
    expect(faults(read(""))?.[0]?.[0]).toBe("criteria");
    expect(ruleForm.safeParse({ rule: "vote", criteria: "" }).success).toBe(true);
  });

  it("draft invoices for one organization or for each member", () => {
    const invoice = { year: "2026", amount: "2000", dueOn: "2026-02-15" };
    expect(invoiceForm(US).parse({ ...invoice, organization: "members" }).organization).toBe("members");
    expect(faults(invoiceForm(US).safeParse({ ...invoice, organization: "all" }))?.[0]?.[0]).toBe(
      "organization",
    );
  });
});
