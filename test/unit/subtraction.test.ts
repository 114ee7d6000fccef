import { describe, expect, it } from "vitest";
import { Audit } from "~/domain/audit";
import type { Cell, Fact } from "~/domain/facts";
import { givenAway } from "~/domain/subtraction";

const cell = (memberId: string, year = 2025): Cell => ({ memberId, measureId: "hires", year, value: "1" });
const fact = (part: Fact["part"], ...sums: Cell[][]): Fact => ({ figure: "hires", year: 2025, part, sums });
const nobody = () => false;

describe("a number that could be worked out by subtraction", () => {
  it("is not given away by a total and the total of all but one", () => {
    const total = fact(
      "value",
      ["a", "b", "c", "d"].map((one) => cell(one)),
    );
    const cohort = fact(
      "change",
      ["a", "b", "c"].map((one) => cell(one)),
    );
    expect(givenAway([total, cohort], nobody)).toEqual(new Set([cohort]));
  });

  it("is safe while two members stand in the difference", () => {
    const total = fact(
      "value",
      ["a", "b", "c", "d", "e"].map((one) => cell(one)),
    );
    const cohort = fact(
      "change",
      ["a", "b", "c"].map((one) => cell(one)),
    );
    expect(givenAway([total, cohort], nobody)).toEqual(new Set());
  });

  it("is given away where one of the two in the difference is the reader", () => {
    const total = fact(
      "value",
      ["me", "b", "c", "d", "e"].map((one) => cell(one)),
    );
    const cohort = fact(
      "change",
      ["b", "c", "d"].map((one) => cell(one)),
    );
    expect(givenAway([total, cohort], ({ memberId }) => memberId === "me")).toEqual(new Set([cohort]));
  });

  it("is found over three sums, where no two of them tell", () => {
    const sums = [
      ["a", "b"],
      ["b", "c"],
      ["a", "c"],
    ].map((members) =>
      fact(
        "value",
        members.map((one) => cell(one)),
      ),
    );
    // a + b, b + c and a + c together tell all three.
    expect([...givenAway(sums, nobody)]).toEqual([sums[2]]);
  });

  it("costs nothing when the same sum is told again", () => {
    const members = ["a", "b", "c"].map((one) => cell(one));
    const [total, again] = [fact("value", members), fact("change", members)];
    expect(givenAway([total, again], nobody)).toEqual(new Set());
  });

  it("is withheld with all of its fact: nothing of a refused fact is learnt", () => {
    const audit = new Audit();
    expect(audit.admits([{ measureId: "m", cells: ["a", "b", "c"] }])).toBe(true);
    const both = [
      { measureId: "n", cells: ["x", "y"] },
      { measureId: "m", cells: ["a", "b"] },
    ];
    expect(audit.admits(both)).toBe(false);
    // Had x + y been learnt, x + y + z would now give z away.
    expect(audit.admits([{ measureId: "n", cells: ["x", "y", "z"] }])).toBe(true);
  });

  it("is one member's alone in a sum of one", () => {
    expect(new Audit().admits([{ measureId: "m", cells: ["a"] }])).toBe(false);
  });
});
