import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_PASTED, readPastedMembers } from "../../../app/domain/members/pasted";

const read = (text: string, known: { name: string; slug: string }[] = []) =>
  readPastedMembers(text, { baselineYear: 2024, known });

describe("institutions from one paste", () => {
  it("are read from a block copied out of a spreadsheet, without its heading", () => {
    const block = [
      "Name\tSector\tFiscal year ends\tMember since",
      "St. Mary’s Hospital\tHealth system\tJune\t2020-03-01",
      "River City\tGovernment\t\t2019",
      "",
    ].join("\r\n");
    expect(read(block)).toEqual({
      faults: [],
      members: [
        {
          name: "St. Mary’s Hospital",
          slug: "st-marys-hospital",
          sector: "health_system",
          fiscalYearEndMonth: 6,
          joinedOn: "2020-03-01",
        },
        {
          name: "River City",
          slug: "river-city",
          sector: "government",
          fiscalYearEndMonth: 12,
          joinedOn: "2019-01-01",
        },
      ],
    });
  });

  it("may be typed with semicolons, so that a name can hold a comma", () => {
    const { members, faults } = read("Hart, Lane & Co.; other; 9\nLane College; higher_education; Sept");
    expect(faults).toEqual([]);
    expect(
      members.map(({ name, fiscalYearEndMonth, joinedOn }) => [name, fiscalYearEndMonth, joinedOn]),
    ).toEqual([
      ["Hart, Lane & Co.", 9, "2024-01-01"],
      ["Lane College", 9, "2024-01-01"],
    ]);
  });

  it("are refused with each faulty line", () => {
    const text = [
      "Alder, Health system",
      "Birch, Hospital",
      "Cedar",
      ", Other",
      "Dogwood, Other, 13",
      "Elm, Other, 6, 2024-02-30",
      "alder, Other",
      "Fir, Other, 6, 2020, more",
    ].join("\n");
    const { faults } = read(text);
    expect(faults.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(faults[0]?.message).toContain("“Hospital” is not a sector");
    expect(faults[3]?.message).toContain("is not a month");
    expect(faults[4]?.message).toContain("is not a day");
    expect(faults[5]?.message).toContain("is already a member");
  });

  it("cannot take the name or short name of a member, nor an address that is taken", () => {
    const known = [{ name: "St. Mary’s", slug: "st-marys" }];
    expect(read("St Mary's; Other", known).faults[0]?.message).toContain("already a member");
    expect(read("Saint; Other", [{ name: "Other place", slug: "saint" }]).faults[0]?.message).toContain(
      "short name",
    );
    expect(read("Backbone; Other").faults[0]?.message).toContain("No short name");
    expect(read("東京病院; Other").faults[0]?.message).toContain("No short name");
  });

  it("are limited, and an empty paste is an error", () => {
    const many = Array.from({ length: MOST_PASTED + 1 }, (_, place) => `Member ${place}; Other`).join("\n");
    expect(read(many).faults).toEqual([{ line: MOST_PASTED + 1, message: "Add at most 100 at once." }]);
    expect(read(" \n\t\n").faults).toHaveLength(1);
    expect(read("Name; Sector").faults).toHaveLength(1);
  });

  it("never give one short name to two, whatever is pasted", () => {
    const line = fc.tuple(fc.string({ maxLength: 12 }), fc.constantFrom("Other", "Utility", "x"));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (rows) => {
        const { members } = read(rows.map((cells) => cells.join(";")).join("\n"));
        expect(new Set(members.map(({ slug }) => slug)).size).toBe(members.length);
      }),
    );
  });
});
