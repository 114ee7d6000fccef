import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discloseLedger, seesWholeLedger } from "../../../app/domain/investments/disclosure";
import {
  attribute,
  figureOf,
  LEDGER_MEASURES,
  partsOf,
  passes,
  sumOf,
  totalsOf,
} from "../../../app/domain/investments/investments";
import { normal } from "../../../app/domain/numbers/fraction";
import type { PeerPolicy, Role } from "../../../app/domain/terms";
import { ownLedgerCsv } from "../../../app/exchange/ledger/ledger-csv";
import { readLedgerRows } from "../../../app/exchange/ledger/read-ledger";
import { FileError, readTable } from "../../../app/exchange/opening/table";
import { homes, members, year } from "../../support/investments";

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
