import { describe, expect, it } from "vitest";
import { Audit } from "~/domain/audit";
import type { Cell, Fact } from "~/domain/facts";
import { subtraction } from "~/domain/subtraction";

const cell = (memberId: string, year = 2025): Cell => ({ memberId, measureId: "hires", year, value: "1" });
const fact = (part: Fact["part"], ...sums: Cell[][]): Fact => ({ figure: "hires", year: 2025, part, sums });
const nobody = () => false;
const givenAway = (facts: Fact[], known: (cell: Cell) => boolean) =>
  subtraction(facts, () => false, known).withheld;
const of = (...members: string[]) => members.map((one) => cell(one));

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

describe("a figure that another rule withholds", () => {
  it("is not given away as the difference of two sums since the baseline", () => {
    const year = fact("value", of("a", "b", "c"));
    const before = ["a", "b", "c"].map((one) => cell(one, 2024));
    const [until, since] = [
      fact("sinceBaseline", before),
      fact("sinceBaseline", [...before, ...of("a", "b", "c")]),
    ];
    const ruledOut = (one: Fact) => one === year;
    expect(subtraction([year, since, until], ruledOut, nobody).withheld).toEqual(new Set([until]));
    expect(subtraction([year, since, until], nobody as () => boolean, nobody).withheld).toEqual(new Set());
  });

  it("is safe while one of its sums is: a share needs both", () => {
    const other = (member: string): Cell => ({ ...cell(member), measureId: "spend" });
    const share = fact("value", of("a", "b"), ["a", "b"].map(other));
    const [hires, spend] = [fact("change", of("a", "b")), fact("change", ["a", "b"].map(other))];
    const ruledOut = (one: Fact) => one === share;
    expect(subtraction([share, hires], ruledOut, nobody).withheld).toEqual(new Set());
    expect(subtraction([share, hires, spend], ruledOut, nobody).withheld).toEqual(new Set([spend]));
  });

  it("is no secret where it is made of the reader’s own numbers alone", () => {
    const own = fact("value", of("me"));
    const total = fact("value", of("me", "b", "c"));
    const found = subtraction(
      [own, total],
      (one) => one === own,
      ({ memberId }) => memberId === "me",
    );
    expect(found.withheld).toEqual(new Set());
  });
});

describe("peers’ numbers without their names", () => {
  const lists = (facts: Fact[], ruledOut: (one: Fact) => boolean = () => false) =>
    subtraction(facts, ruledOut, ({ memberId }) => memberId === "me", true);

  it("are listed beside a figure that is shown, and not beside one that is withheld", () => {
    const [shown, withheld] = [
      fact("value", of("me", "b", "c", "d")),
      fact("value", [cell("b", 2024), cell("c", 2024)]),
    ];
    expect(lists([shown, withheld], (one) => one === withheld).listed).toEqual(new Set([shown]));
  });

  it("are not listed where a withheld figure could be added up from them", () => {
    const total = fact("value", of("a", "b", "c", "d"));
    const few = fact("change", of("a", "b"));
    const { listed, withheld } = lists([total, few], (one) => one === few);
    expect([listed, withheld]).toEqual([new Set(), new Set()]);
  });

  it("are not listed where they leave a single other one in a sum beside them", () => {
    const smaller = fact("value", of("a", "b", "c"));
    const larger = fact("change", of("a", "b", "c", "d", "e"));
    // d + e is told anyway.
    expect(lists([smaller, larger]).listed).toEqual(new Set([smaller]));
    const pair = fact("change", of("a", "d"));
    expect(lists([smaller, larger, pair])).toEqual({ withheld: new Set(), listed: new Set() });
  });

  it("of several years are not listed where the years before them tell the last", () => {
    const year = fact(
      "value",
      ["a", "b", "c"].map((one) => cell(one, 2024)),
    );
    const since = fact(
      "value",
      [2024, 2025].flatMap((at) => ["a", "b", "c"].map((one) => cell(one, at))),
    );
    expect(lists([year, since]).listed).toEqual(new Set([year]));
    const last = fact("value", of("a", "b", "c"));
    expect(lists([last, year, since]).listed).toEqual(new Set([last, year, since]));
  });
});
