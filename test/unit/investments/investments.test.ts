import { parseWithZod } from "@conform-to/zod/v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentChanges } from "../../../app/domain/investments/changes";
import { discloseLedger, seesWholeLedger } from "../../../app/domain/investments/disclosure";
import { asTyped, investmentForm } from "../../../app/domain/investments/form";
import {
  attribute,
  figureOf,
  type Investment,
  type InvestmentYear,
  LEDGER_MEASURES,
  partsOf,
  passes,
  sumOf,
  totalsOf,
} from "../../../app/domain/investments/investments";
import { investmentFaults } from "../../../app/domain/investments/rules";
import { normal } from "../../../app/domain/numbers/fraction";
import type { Member, PeerPolicy, Role } from "../../../app/domain/terms";
import { ownLedgerCsv } from "../../../app/exchange/ledger/ledger-csv";
import { readLedgerRows } from "../../../app/exchange/ledger/read-ledger";
import { FileError, readTable } from "../../../app/exchange/opening/table";

const year = (at: number, more: Partial<InvestmentYear> = {}): InvestmentYear => ({
  year: at,
  committed: null,
  deployed: null,
  homesProduced: null,
  homesPreserved: null,
  ...more,
});
const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  slug: id,
  name: `The ${id}`,
  sector: "other",
  joinedOn: "2000-01-01",
  leftOn: null,
  fiscalYearEndMonth: 12,
  baselineYear: null,
  absences: [],
  ...more,
});
const members = [
  member("city"),
  member("mary"),
  member("college", { leftOn: "2023-06-30", fiscalYearEndMonth: 6 }),
];
const homes = (more: Partial<Investment> = {}): Investment => ({
  id: "1",
  name: "Mill homes",
  type: "housing",
  stage: "committed",
  place: "Tract 12",
  lowIncome: "unknown",
  lowIncomeSource: null,
  note: "with the city",
  revision: 1,
  changedAt: "2025-01-01T00:00:00Z",
  changedBy: "Ana",
  years: [year(2024, { committed: "1000000", homesProduced: "60", homesPreserved: "40" })],
  shares: [
    { memberId: "mary", share: "60" },
    { memberId: "city", share: "40" },
  ],
  ...more,
});

describe("attribution", () => {
  it("counts 100 homes of two members once: 60 and 40", () => {
    const parts = attribute([homes()]).filter(({ measure }) => measure === "housing_units");
    expect(parts.map(({ memberId, value }) => `${memberId} ${value}`)).toEqual(["mary 60", "city 40"]);
  });

  it("divides exactly, to the last digit", () => {
    const thirds = ["33.33", "33.33", "33.34"].map((share, place) => ({ memberId: `${place}`, share }));
    const figures = attribute([homes({ shares: thirds, years: [year(2024, { deployed: "0.1" })] })]);
    expect(figures.map(({ value }) => value)).toEqual(["0.03333", "0.03333", "0.03334"]);
  });

  it("has an entry only where a figure is recorded, and zero is one", () => {
    const figures = attribute([homes({ years: [year(2024, { deployed: "0" }), year(2025)] })]);
    expect(figures.map((figure) => `${figure.measure} ${figure.year} ${figure.value}`)).toEqual([
      "pbi_deployed 2024 0",
      "pbi_deployed 2024 0",
    ]);
    expect(figureOf(year(2024, { homesPreserved: "0" }), "housing_units")).toBe("0");
    expect(figureOf(year(2024), "housing_units")).toBeNull();
  });

  it("distributes exactly the whole: over all members, each investment counts once", () => {
    const amount = fc.option(
      fc
        .tuple(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.integer({ min: 0, max: 99 }))
        .map(([whole, cents]) => normal(`${whole}.${String(cents).padStart(2, "0")}`)),
      { nil: null },
    );
    const count = fc.option(fc.nat(100_000).map(String), { nil: null });
    const years = fc.uniqueArray(
      fc.record({
        year: fc.integer({ min: 2020, max: 2024 }),
        committed: amount,
        deployed: amount,
        homesProduced: count,
        homesPreserved: count,
      }),
      { selector: (row) => row.year, maxLength: 4 },
    );
    /** Parts of 100 % in hundredths, cut at random places. */
    const shares = fc
      .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 5 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
      .map((edges) =>
        edges.slice(1).map((edge, place) => ({
          memberId: `m${place}`,
          share: ((edge - (edges[place] ?? 0)) / 100).toFixed(2),
        })),
      );
    fc.assert(
      fc.property(fc.array(fc.record({ years, shares }), { maxLength: 5 }), (investments) => {
        const attributed = attribute(investments);
        for (const measure of LEDGER_MEASURES)
          for (const at of [2020, 2021, 2022, 2023, 2024]) {
            const own = investments
              .flatMap((investment) => investment.years)
              .filter((investment) => investment.year === at);
            const parts = attributed.filter((figure) => figure.measure === measure && figure.year === at);
            expect(sumOf(parts.map(({ value }) => value))).toBe(
              sumOf(own.map((row) => figureOf(row, measure))),
            );
          }
      }),
    );
  });

  it("sums the list with each investment counted once, and tells nothing recorded from 0", () => {
    const list = [homes(), homes({ id: "2", years: [year(2023, { homesProduced: "5" })] })];
    expect(totalsOf(list, null)).toEqual({
      committed: "1000000",
      deployed: null,
      homesProduced: "65",
      homesPreserved: "40",
    });
    expect(totalsOf(list, 2023)).toMatchObject({ committed: null, homesProduced: "5" });
  });

  it("narrows a list by type, stage, member and year with something recorded", () => {
    const all = { type: null, stage: null, memberId: null, year: null };
    expect(
      passes(homes(), { ...all, type: "housing", stage: "committed", memberId: "city", year: 2024 }),
    ).toBe(true);
    for (const other of [
      { type: "transport" as const },
      { stage: "repaid" as const },
      { memberId: "x" },
      { year: 2020 },
    ])
      expect(passes(homes(), { ...all, ...other })).toBe(false);
    expect(passes(homes({ years: [year(2020)] }), { ...all, year: 2020 })).toBe(false);
  });
});

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

describe("who sees what of the ledger", () => {
  const investments = [
    homes(),
    homes({ id: "2", name: "Others", shares: [{ memberId: "city", share: "100" }] }),
  ];
  const see = (role: Role, peers: PeerPolicy, memberId: string | null = "mary") =>
    discloseLedger(investments, { role, memberId }, { peers, daysAfterPeriod: 0 });
  const POLICIES: PeerPolicy[] = ["open", "anonymous_peers", "totals_only"];

  it("is everything for backbone staff and conveners, and for executives under an open policy", () => {
    for (const peers of POLICIES)
      for (const role of ["backbone", "convener"] as const)
        expect(see(role, peers, null)).toEqual({ scope: "all", investments });
    const executive = { role: "executive" as const, memberId: "mary" };
    expect(seesWholeLedger(executive, { peers: "open", daysAfterPeriod: 0 })).toBe(true);
    // A ledger tells this year's figures with the others.
    expect(seesWholeLedger(executive, { peers: "open", daysAfterPeriod: 90 })).toBe(false);
  });

  it("is an institution's own part and nothing that reveals the whole", () => {
    const closed = POLICIES.filter((peers) => peers !== "open").map((peers) => see("executive", peers));
    for (const view of [...closed, ...POLICIES.map((peers) => see("data_lead", peers))]) {
      expect(view).toEqual({
        scope: "own",
        memberId: "mary",
        investments: [
          {
            id: "1",
            name: "Mill homes",
            type: "housing",
            stage: "committed",
            place: "Tract 12",
            lowIncome: "unknown",
            lowIncomeSource: null,
            years: [year(2024, { committed: "600000", homesProduced: "36", homesPreserved: "24" })],
          },
        ],
      });
      const text = JSON.stringify(view);
      for (const secret of ["1000000", '"60"', '"40"', '"share', "city", "note"])
        expect(text).not.toContain(secret);
    }
    expect(see("data_lead", "open", null).investments).toEqual([]);
  });

  it("is in the file what it is on the page", () => {
    const view = see("data_lead", "open");
    const file = view.scope === "own" ? ownLedgerCsv(view.investments) : "";
    expect(file).toBe(
      "name,type,stage,place,low_income,low_income_source,year,own_committed,own_deployed,own_homes_produced,own_homes_preserved\r\n" +
        "Mill homes,housing,committed,Tract 12,unknown,,2024,600000,,36,24\r\n",
    );
    expect(() => readLedgerRows(readTable(file), { members })).toThrow(FileError);
  });

  it("has no part where the institution takes no part", () =>
    expect(partsOf(homes(), "college")).toEqual([]));
});

describe("a ledger file", () => {
  const HEADER =
    "name,type,stage,place,low_income,low_income_source,note,year,committed,deployed,homes_produced,homes_preserved,shares";
  const read = (...lines: string[]) => readLedgerRows(readTable([HEADER, ...lines].join("\n")), { members });
  const faults = (...lines: string[]) => {
    try {
      read(...lines);
      return [];
    } catch (error) {
      return (error as FileError).errors.map(({ row, column, code }) => `${row} ${column} ${code}`);
    }
  };

  it("groups rows by name and accepts any wording of type and stage", () => {
    const [first, ...others] = read(
      "Mill,Small business,Deployed,,,,,2024,5,,,,city 33.33; mary 33.33; The college 33.34",
      " mill ,Small business,Deployed,,,,,2025,,0,,,city 33.33; mary 33.33; The college 33.34",
    );
    expect(others).toEqual([]);
    expect(first?.content).toMatchObject({
      name: "Mill",
      type: "small_business",
      stage: "deployed",
      lowIncome: "unknown",
      years: [year(2024, { committed: "5" }), year(2025, { deployed: "0" })],
      shares: [
        { memberId: "city", share: "33.33" },
        { memberId: "mary" },
        { memberId: "college", share: "33.34" },
      ],
    });
  });

  it("names each fault with its line and column", () => {
    expect(
      faults(
        "Mill,housing,deployed,,,,,2024,5,,,,city 100",
        "Mill,housing,repaid,,,,,2024,6,,,,city 100",
        ",hats,,,,,,24,-5,x,1.5,9999999999,nobody 5; city",
        "Short,housing",
      ),
    ).toEqual([
      "3 stage differs",
      "3 year duplicate",
      "4 name name_missing",
      "4 type bad_type",
      "4 stage bad_stage",
      "4 committed negative",
      "4 deployed not_a_number",
      "4 homes_produced bad_amount",
      "4 homes_preserved bad_amount",
      "4 year bad_year",
      "4 shares bad_shares",
      "4 shares bad_shares",
      "5 null wrong_width",
    ]);
  });

  it("names unknown and missing columns", () => {
    const error = (() => {
      try {
        readLedgerRows(readTable("name,color\na,b"), { members });
      } catch (thrown) {
        return thrown as FileError;
      }
    })();
    expect(error?.errors[0]).toMatchObject({ code: "unknown_column", column: "color" });
    expect(error?.errors).toHaveLength(13);
  });
});
