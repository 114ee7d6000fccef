import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cents, exact, NOTHING, totalOf } from "~/domain/money/amounts";
import { answersDue, byFunder } from "~/domain/money/answers";
import { budgetOf, budgetsByYear, standOf } from "~/domain/money/budget";
import { duesIncome, invoiceState, nextNumber, outstandingOf } from "~/domain/money/dues";
import { fiscalYearOn, incomeIn } from "~/domain/money/income";
import { type IncomeOf, mixOf, soleSupporter } from "~/domain/money/mix";
import { countedRatings, ranked, scoreOf } from "~/domain/money/priorities";
import { balances, securedMonths, securedUntil } from "~/domain/money/secured";
import type { SourceKind } from "~/domain/money/terms";
import { toNumber } from "~/domain/numbers/fraction";
import { periodOf } from "~/domain/periods";

const rounded = (value: number, places: number) => Number(value.toFixed(places));
const income = (organization: string, kind: SourceKind, amount: string): IncomeOf => ({
  organization,
  kind,
  income: exact(amount),
});

describe("the income of a fiscal year", () => {
  const grant = { award: "90000", from: "2025-10-01", until: "2027-03-31" };

  it("is the award by days: of 90,000 over 547 days, 273 days are 44,917.73", () => {
    expect(cents(incomeIn(grant, periodOf(2026, 6)))).toBe("44917.73");
  });

  it("is nothing outside of the span, and all of it within", () => {
    expect(incomeIn(grant, periodOf(2025, 6))).toEqual(NOTHING);
    expect(cents(incomeIn({ ...grant, until: "2025-12-31" }, periodOf(2026, 6)))).toBe("90000");
  });

  it("adds up to the award over all years, without a cent lost", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 1, max: 12 }),
        (award, start, length, endMonth) => {
          const day = (days: number) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10);
          const source = { award: `${award}.25`, from: day(start), until: day(start + length) };
          const years = Array.from({ length: 13 }, (_, at) => 2019 + at);
          const parts = years.map((year) => incomeIn(source, periodOf(year, endMonth)));
          expect(cents(totalOf(parts))).toBe(`${award}.25`);
        },
      ),
    );
  });

  it("is named by the year in which it ends", () => {
    expect([
      fiscalYearOn("2026-06-30", 6),
      fiscalYearOn("2026-07-01", 6),
      fiscalYearOn("2026-12-31", 12),
    ]).toEqual([2026, 2027, 2026]);
  });
});

describe("the mix", () => {
  const dues = Array.from({ length: 12 }, (_, at) => income(`Member ${at}`, "dues", "10"));
  const items = [
    income("Foundation", "philanthropy", "300"),
    income("County", "public", "100"),
    income("Bank", "company", "80"),
    ...dues,
  ];

  it("of 300, 100, 80, and twelve dues of 10 depends on one, with a spread of 3.3", () => {
    const mix = mixOf(items);
    expect(mix?.kinds.map(({ kind, share }) => [kind, rounded(share * 100, 1)])).toEqual([
      ["public", 16.7],
      ["company", 13.3],
      ["philanthropy", 50],
      ["dues", 20],
    ]);
    expect(mix?.largest).toEqual({ organization: "Foundation", share: 0.5 });
    expect(mix?.dependsOnOne).toBe(true);
    expect(rounded(mix?.spread ?? 0, 1)).toBe(3.3);
  });

  it("of Memphis in 2016 is 39.6, 52.1, and 8.3 percent, as published", () => {
    const mix = mixOf([
      income("Anchors", "dues", "1290000"),
      income("Funders", "philanthropy", "1700000"),
      income("Other", "earned", "270000"),
    ]);
    const shares = new Map(mix?.kinds.map(({ kind, share }) => [kind, rounded(share * 100, 1)]));
    expect([shares.get("dues"), shares.get("philanthropy"), shares.get("earned")]).toEqual([39.6, 52.1, 8.3]);
  });

  it("counts an organization once, whatever it gives", () => {
    const mix = mixOf([
      income("City", "public", "30"),
      income("City", "dues", "20"),
      income("Bank", "company", "50"),
    ]);
    expect(mix?.largest).toEqual({ organization: "City", share: 0.5 });
    expect(mix?.spread).toBe(2);
  });

  it("does not depend on one just below half", () => {
    expect(mixOf([income("A", "public", "49.99"), income("B", "public", "50.01")])?.dependsOnOne).toBe(true);
    const three = mixOf([
      income("A", "public", "49.99"),
      income("B", "public", "30"),
      income("C", "public", "20.01"),
    ]);
    expect(three?.dependsOnOne).toBe(false);
  });

  it("is not known without income", () => {
    expect(mixOf([])).toBe(null);
    expect(mixOf([income("A", "public", "0")])).toBe(null);
  });

  it("is spread over at most as many as give, and at least one", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, (given) => {
        const mix = mixOf(given.map((amount, at) => income(`${at}`, "public", `${amount}`)));
        expect(mix?.spread).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(mix?.spread).toBeLessThanOrEqual(given.length + 1e-9);
        expect(mix?.largest.share).toBeCloseTo(Math.max(...given) / given.reduce((a, b) => a + b), 10);
      }),
    );
  });

  it("has a sole supporter that gives half and also funds half of the members", () => {
    const mix = mixOf(items);
    expect(soleSupporter(mix, { funded: new Map([["Foundation", 6]]), members: 12 })).toBe("Foundation");
    expect(soleSupporter(mix, { funded: new Map([["Foundation", 5]]), members: 12 })).toBe(null);
    expect(soleSupporter(mix, { funded: new Map([["County", 12]]), members: 12 })).toBe(null);
    expect(soleSupporter(null, { funded: new Map(), members: 12 })).toBe(null);
  });
});

describe("secured until", () => {
  const months = (incomes: Record<number, string>, count: number) =>
    Array.from({ length: count }, (_, at) => ({ income: exact(incomes[at + 1] ?? "0"), cost: exact("50") }));

  it("is month 5 with cash of 160, costs of 50, and 120 in month 3: 60 in month 8 does not help", () => {
    const own = months({ 3: "120", 8: "60" }, 12);
    expect(balances(exact("160"), own).slice(0, 6).map(toNumber)).toEqual([110, 60, 130, 80, 30, -20]);
    expect(securedMonths(exact("160"), own)).toBe(5);
  });

  it("holds at a balance of exactly 0", () => {
    expect(securedMonths(exact("100"), months({}, 4))).toBe(2);
    expect(securedMonths(exact("49.99"), months({}, 4))).toBe(0);
    expect(securedMonths(exact("200"), months({}, 4))).toBe(null);
  });

  it("spreads the budget over the months of its fiscal year", () => {
    const outlook = {
      cash: { amount: "160", on: "2026-01-01" },
      due: [
        { dueOn: "2026-03-20", amount: "120" },
        { dueOn: "2026-08-01", amount: "60" },
      ],
      budgets: [{ year: 2026, planned: "600" }],
      fiscalYearEndMonth: 12,
    };
    expect(securedUntil(outlook)).toEqual({ kind: "until", month: "2026-05" });
    // Due before the cash was counted, and still not here.
    expect(securedUntil({ ...outlook, cash: { amount: "160", on: "2026-03-21" } })).toEqual({
      kind: "until",
      month: "2026-06",
    });
    expect(securedUntil({ ...outlook, cash: { amount: "10", on: "2026-01-01" } })).toEqual({ kind: "short" });
    expect(securedUntil({ ...outlook, cash: null, budgets: [] })).toEqual({
      kind: "unknown",
      lacks: ["cash", "budget"],
    });
    expect(securedUntil({ ...outlook, budgets: [{ year: 2030, planned: "600" }] })).toEqual({
      kind: "unknown",
      lacks: ["budget"],
    });
    expect(securedUntil({ ...outlook, cash: { amount: "100000", on: "2026-01-01" } })).toEqual({
      kind: "beyond",
      month: "2030-12",
    });
  });

  it("never comes sooner for more cash", () => {
    const amount = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(amount, amount, fc.array(amount, { minLength: 1, maxLength: 24 }), (cash, more, given) => {
        const own = given.map((each) => ({ income: exact(`${each}`), cost: exact("300") }));
        const poor = securedMonths(exact(`${cash}`), own) ?? 99;
        expect(securedMonths(exact(`${cash + more}`), own) ?? 99).toBeGreaterThanOrEqual(poor);
      }),
    );
  });
});

describe("the three questions", () => {
  const funder = { memberId: null, partnerId: "f" };
  const role = { ...funder, from: "2026-01-01", until: null };
  const answer = (question: "own_grants" | "pays_for" | "priorities", answeredOn: string) => ({
    ...funder,
    question,
    answer: "Yes",
    answeredOn,
    published: false,
  });

  it("are missing 90 days after the first role, and not before", () => {
    expect(answersDue([role], [], "2026-03-31")).toEqual([]);
    expect(answersDue([role], [], "2026-04-01").map(({ why }) => why)).toEqual([
      "missing",
      "missing",
      "missing",
    ]);
  });

  it("are old after 12 months; the newest answer applies", () => {
    const answers = [answer("own_grants", "2026-01-10"), answer("own_grants", "2026-06-01")];
    const two = [answer("pays_for", "2026-01-10"), answer("priorities", "2026-01-10")];
    expect(answersDue([role], [...answers, ...two], "2027-01-10")).toEqual([]);
    expect(answersDue([role], [...answers, ...two], "2027-01-11").map(({ question }) => question)).toEqual([
      "pays_for",
      "priorities",
    ]);
  });

  it("are not asked of a funder whose roles have ended", () => {
    expect(answersDue([{ ...role, until: "2026-02-01" }], [], "2027-01-01")).toEqual([]);
  });

  it("stand with their funder, each once", () => {
    const other = { memberId: "m", partnerId: null };
    expect(
      byFunder(
        [role, { ...other, from: "2026-01-01", until: null }, role],
        [answer("priorities", "2026-02-01")],
      ).map(({ key, roles, answers }) => [key, roles.length, answers.length]),
    ).toEqual([
      ["partner:f", 2, 1],
      ["member:m", 1, 0],
    ]);
  });
});

describe("an invoice for dues", () => {
  const invoice = {
    amount: "2000",
    issuedOn: "2026-01-15",
    dueOn: "2026-02-15",
    waived: null,
    voided: null,
    payments: [] as { amount: string; paidOn: string }[],
  };
  const paid = (amount: string) => ({ ...invoice, payments: [{ amount, paidOn: "2026-02-01" }] });

  it.each([
    ["draft", { ...invoice, issuedOn: null }, "2026-02-01"],
    ["issued", invoice, "2026-02-15"],
    ["overdue", invoice, "2026-02-16"],
    ["part_paid", paid("1999.99"), "2026-02-15"],
    ["overdue", paid("1999.99"), "2026-02-16"],
    ["paid", paid("2000"), "2027-01-01"],
    ["waived", { ...invoice, waived: "Merger" }, "2027-01-01"],
    ["void", { ...paid("2000"), voided: "Sent twice" }, "2027-01-01"],
  ])("is %s", (state, own, today) => {
    expect(invoiceState(own, today)).toBe(state);
  });

  it("asks for what is not paid, and for nothing once waived or void", () => {
    expect(outstandingOf(paid("500.50"))).toBe("1499.5");
    expect(outstandingOf({ ...invoice, waived: "Merger" })).toBe("0");
    expect(outstandingOf({ ...invoice, issuedOn: null })).toBe("0");
  });

  it("is income as issued; once waived, as paid; void or in draft, not at all", () => {
    expect(duesIncome(invoice)).toBe("2000");
    expect(duesIncome({ ...paid("500"), waived: "Merger" })).toBe("500");
    expect(duesIncome({ ...invoice, voided: "Sent twice" })).toBe("0");
    expect(duesIncome({ ...invoice, issuedOn: null })).toBe("0");
  });

  it("has a number of its fiscal year that is never used twice", () => {
    expect(nextNumber(2026, [])).toBe("2026-001");
    expect(nextNumber(2026, ["2026-009", "2025-041", "2026-010", "old"])).toBe("2026-011");
    expect(nextNumber(2026, ["2026-999"])).toBe("2026-1000");
  });
});

describe("priorities by criteria", () => {
  const criteria = [
    { name: "Residents ask for it", weight: 3 },
    { name: "It can begin this year", weight: 1 },
  ];
  const rated = (organization: string, scores: number[]) => ({ organization, scores });

  it("are the weighted mean of the criteria’s means, without ratings of one’s own proposal", () => {
    const proposal = {
      organization: "College",
      ratings: [rated("Hospital", [4, 2]), rated("City", [5, 3]), rated("College", [1, 1])],
    };
    // (3 × 4.5 + 1 × 2.5) ÷ 4
    expect(scoreOf(proposal, criteria)).toBe(4);
    expect(countedRatings(proposal, criteria)).toHaveLength(2);
  });

  it("have no score while nobody else has rated them, and then come last", () => {
    const own = { organization: "College", ratings: [rated("College", [5, 5])] };
    const low = { organization: "City", ratings: [rated("College", [1, 1])] };
    const high = { organization: "Hospital", ratings: [rated("College", [5, 4])] };
    expect(scoreOf(own, criteria)).toBe(null);
    expect(ranked([own, low, high], criteria).map(({ organization }) => organization)).toEqual([
      "Hospital",
      "City",
      "College",
    ]);
  });

  it("leave out ratings from before a criterion was added", () => {
    const old = { organization: "City", ratings: [rated("College", [5])] };
    expect(scoreOf(old, criteria)).toBe(null);
  });
});

describe("a budget", () => {
  const lines = [
    { year: 2026, planned: "120000", spent: ["31000.10", "30000", null, null] },
    { year: 2026, planned: "30000", spent: ["9000", null, null, null] },
    { year: 2027, planned: "160000", spent: [null, null, null, null] },
  ];

  it("adds up spending by quarter; a quarter not known yet is no 0", () => {
    expect(standOf({ year: 2026, planned: "10", spent: ["12", null, null, null] })).toEqual({
      spent: "12",
      left: "-2",
      quarters: 1,
    });
    expect(budgetOf(lines, 2026)).toEqual({
      lines: 2,
      planned: "150000",
      spent: "70000.1",
      left: "79999.9",
      quarters: 1,
    });
    expect(budgetsByYear(lines)).toEqual([
      { year: 2026, planned: "150000" },
      { year: 2027, planned: "160000" },
    ]);
    expect(budgetOf(lines, 2027)).toMatchObject({ spent: null, left: null, quarters: 0 });
    expect(budgetOf([], 2026).quarters).toBe(0);
  });

  it("is rounded to the cent, half away from zero", () => {
    expect(cents({ numerator: 1n, denominator: 200n })).toBe("0.01");
    expect(cents({ numerator: -1n, denominator: 200n })).toBe("-0.01");
    expect(cents({ numerator: -1n, denominator: 1000n })).toBe("0");
    expect(cents(exact("12.5"))).toBe("12.5");
  });
});
