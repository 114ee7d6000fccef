import { describe, expect, it } from "vitest";
import { readLedgerRows } from "../../../app/exchange/ledger/read-ledger";
import { type FileError, readTable } from "../../../app/exchange/opening/table";
import { members, year } from "../../support/investments";

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
