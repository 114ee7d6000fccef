import { describe, expect, it } from "vitest";
import { type Expected, factsFrom, type Invoiced } from "~/domain/agreements/facts";
import { type Due, type ObligationKind, periodStart } from "~/domain/agreements/obligations";
import { periodsOf } from "~/domain/agreements/stored";

const COLLEGE = { memberId: "college", partnerId: null };
const FUND = { memberId: null, partnerId: "fund" };
const MARCH: Due = { every: "year", month: 3, day: 31 };

const invoice = (fields: Partial<Invoiced>): Invoiced => ({
  ...COLLEGE,
  amount: "2000",
  issuedOn: "2026-01-15",
  dueOn: "2026-02-15",
  waived: null,
  voided: null,
  payments: [],
  ...fields,
});
const paid = (...payments: [on: string, amount: string][]) => ({
  payments: payments.map(([paidOn, amount]) => ({ paidOn, amount })),
});

/** "2026-03-31 met_late 2026-04-02 words" for each period. */
const standing = (
  kind: ObligationKind,
  known: { invoices?: Invoiced[]; meetings?: Expected[] },
  { today = "2026-06-01", due = MARCH, said = [] as { doneOn: string | null; waived: string | null }[] } = {},
) =>
  periodsOf(
    {
      id: "o",
      partyId: "p",
      text: "",
      kind,
      due,
      outcomes: said.map((own) => ({ ...own, dueOn: "2026-03-31" })),
    },
    {
      effectiveOn: "2025-07-01",
      promiser: COLLEGE,
      facts: factsFrom({ submissions: () => null, invoices: [], meetings: [], ...known }),
      today,
    },
  ).map(({ dueOn, state, doneOn, words, fromFacts }) =>
    [dueOn, state, doneOn, words, fromFacts ? "by facts" : null].filter(Boolean).join(" "),
  );

describe("dues that were promised", () => {
  it("are met on the day of the payment that made the invoice whole", () => {
    const invoices = [invoice(paid(["2026-02-01", "500"], ["2026-03-20", "1500"], ["2026-04-01", "10"]))];
    expect(standing("dues", { invoices })).toEqual(["2026-03-31 met 2026-03-20 by facts", "2027-03-31 open"]);
  });

  it("are met late by a late payment, and missed by one that is not whole", () => {
    expect(standing("dues", { invoices: [invoice(paid(["2026-04-02", "2000"]))] })[0]).toBe(
      "2026-03-31 met_late 2026-04-02 by facts",
    );
    expect(standing("dues", { invoices: [invoice(paid(["2026-02-02", "1999.99"]))] })[0]).toBe(
      "2026-03-31 missed 0 of 1 invoice paid by facts",
    );
  });

  it("wait for every invoice of the period that was not waived, and follow no typing", () => {
    const said = [{ doneOn: "2026-02-01", waived: null }];
    const invoices = [invoice(paid(["2026-02-01", "2000"])), invoice({ dueOn: "2026-03-31" })];
    expect(standing("dues", { invoices }, { said })[0]).toBe(
      "2026-03-31 missed 1 of 2 invoices paid by facts",
    );
    const waived = [invoice(paid(["2026-02-01", "2000"])), invoice({ waived: "Agreed" })];
    expect(standing("dues", { invoices: waived })[0]).toBe("2026-03-31 met 2026-02-01 by facts");
    expect(standing("dues", { invoices: [invoice({ waived: "Agreed" })] })[0]).toBe(
      "2026-03-31 waived by facts",
    );
  });

  it("are said by hand where no invoice asks: a draft, a void one, another's, or one of another period", () => {
    const said = [{ doneOn: "2026-02-01", waived: null }];
    const invoices = [
      invoice({ issuedOn: null }),
      invoice({ voided: "Typo" }),
      invoice({ ...FUND }),
      invoice({ dueOn: "2026-04-15" }),
      invoice({ dueOn: "2025-06-30" }),
    ];
    expect(standing("dues", { invoices }, { said })[0]).toBe("2026-03-31 met 2026-02-01");
    // Money is not dues.
    expect(standing("money", { invoices: [invoice(paid(["2026-02-01", "2000"]))] })[0]).toBe(
      "2026-03-31 missed",
    );
  });

  it("stay waived where somebody waived them", () => {
    const said = [{ doneOn: null, waived: "A hard year" }];
    expect(standing("dues", { invoices: [invoice({})] }, { said })[0]).toContain("2026-03-31 waived");
  });
});

describe("attendance that was promised", () => {
  const meeting = (day: string, there: boolean, of = COLLEGE as typeof COLLEGE | typeof FUND): Expected => ({
    ...of,
    day,
    there,
  });

  it("is kept at half or more of the period's meetings, once the period is over", () => {
    const meetings = [
      meeting("2025-09-01", true),
      meeting("2026-03-31", false),
      // Not of this period, before the agreement, and another's.
      meeting("2026-04-01", false),
      meeting("2025-06-30", false),
      meeting("2025-12-01", false, FUND),
    ];
    expect(standing("attendance", { meetings })).toEqual([
      "2026-03-31 met 2026-03-31 at 1 of 2 meetings by facts",
      "2027-03-31 open at 0 of 1 meeting by facts",
    ]);
    expect(standing("attendance", { meetings }, { today: "2026-03-31" })).toEqual([
      "2026-03-31 open at 1 of 2 meetings by facts",
    ]);
  });

  it("is missed at fewer than half, and said by hand where no meeting expected the party", () => {
    const meetings = [
      meeting("2025-09-01", true),
      meeting("2025-10-01", false),
      meeting("2025-11-01", false),
    ];
    const said = [{ doneOn: "2026-02-01", waived: null }];
    expect(standing("attendance", { meetings }, { said })[0]).toBe(
      "2026-03-31 missed at 1 of 3 meetings by facts",
    );
    expect(standing("attendance", {}, { said })[0]).toBe("2026-03-31 met 2026-02-01");
  });
});

describe("the period of an obligation", () => {
  it("begins on the day after the due date before it, and not before the agreement", () => {
    expect(periodStart(MARCH, "2026-03-31", "2020-01-01")).toBe("2025-04-01");
    expect(periodStart(MARCH, "2026-03-31", "2025-07-01")).toBe("2025-07-01");
    const quarter: Due = { every: "quarter", monthOfQuarter: 1, day: 31 };
    expect(periodStart(quarter, "2026-04-30", "2020-01-01")).toBe("2026-02-01");
    expect(periodStart({ every: "once", on: "2026-03-31" }, "2026-03-31", "2025-07-01")).toBe("2025-07-01");
  });
});
