import { describe, expect, it } from "vitest";
import type { Cell, Fact } from "~/domain/disclosure/facts";
import { type Reading, Subtractions } from "~/domain/disclosure/subtraction";
import { SumEquations } from "~/domain/disclosure/sum-equations";
import { toEnd } from "~/domain/steps";

const cell = (memberId: string, year = 2025): Cell => ({ memberId, measureId: "hires", year, value: "1" });
const fact = (part: Fact["part"], ...sums: Cell[][]): Fact => ({ figure: "hires", year: 2025, part, sums });
const nobody = () => false;

/** What the reader, who knows the numbers of the member "me", may not be told, and beside what peers are listed. */
function subtraction(facts: Fact[], ruledOut: (one: Fact) => boolean, lists = false) {
  const cells = [
    ...new Map(facts.flatMap(({ sums }) => sums.flat()).map((one) => [keyOf(one), one])).values(),
  ];
  const places = new Map(cells.map((one, place) => [keyOf(one), place]));
  const members = ["me", ...new Set(cells.map(({ memberId }) => memberId))];
  const measures = [...new Set(cells.map(({ measureId }) => measureId))];
  const subtractions = new Subtractions({
    unknowns: {
      member: Int32Array.from(cells, ({ memberId }) => members.indexOf(memberId)),
      measure: Int32Array.from(cells, ({ measureId }) => measures.indexOf(measureId)),
      year: Int32Array.from(cells, ({ year }) => year),
    },
    facts: facts.map(({ part, sums }) => ({
      part,
      sums: sums.map((sum) => Int32Array.from(sum, (one) => places.get(keyOf(one)) ?? -1)),
    })),
    before: [],
  });
  const flags = Uint8Array.from(facts, (one) => (ruledOut(one) ? 1 : 0));
  const reading: Reading = { member: 0, ruledOut: flags, lists };
  const { withheld, listed } = toEnd(subtractions.for(reading));
  const marked = (marks: Uint8Array) => new Set(facts.filter((_, place) => marks[place] === 1));
  return { withheld: marked(withheld), listed: marked(listed) };
}
const keyOf = ({ memberId, measureId, year }: Cell) => `${memberId} ${measureId} ${year}`;
const givenAway = (facts: Fact[], ruledOut: (one: Fact) => boolean = nobody) =>
  subtraction(facts, ruledOut).withheld;
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
    expect(givenAway([total, cohort])).toEqual(new Set([cohort]));
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
    expect(givenAway([total, cohort])).toEqual(new Set());
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
    expect(givenAway([total, cohort])).toEqual(new Set([cohort]));
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
    expect([...givenAway(sums)]).toEqual([sums[2]]);
  });

  it("costs nothing when the same sum is told again", () => {
    const members = ["a", "b", "c"].map((one) => cell(one));
    const total = fact("value", members);
    const again = fact("change", members);
    expect(givenAway([total, again])).toEqual(new Set());
  });

  it("is withheld with all of its fact: nothing of a refused fact is learnt", () => {
    const equations = new SumEquations(6);
    const [a, b, c, x, y, z] = [0, 1, 2, 3, 4, 5];
    expect(toEnd(equations.admits([{ measure: 0, names: [a, b, c] }]))).toBe(true);
    const both = [
      { measure: 1, names: [x, y] },
      { measure: 0, names: [a, b] },
    ];
    expect(toEnd(equations.admits(both))).toBe(false);
    // Had x + y been learned, x + y + z would now give z away.
    expect(toEnd(equations.admits([{ measure: 1, names: [x, y, z] }]))).toBe(true);
  });

  it("is one member's alone in a sum of one", () => {
    expect(toEnd(new SumEquations(1).admits([{ measure: 0, names: [0] }]))).toBe(false);
  });
});

describe("a figure that another rule withholds", () => {
  it("is not given away as the difference of two sums since the baseline", () => {
    const year = fact("value", of("a", "b", "c"));
    const before = ["a", "b", "c"].map((one) => cell(one, 2024));
    const until = fact("sinceBaseline", before);
    const since = fact("sinceBaseline", [...before, ...of("a", "b", "c")]);
    const ruledOut = (one: Fact) => one === year;
    expect(givenAway([year, since, until], ruledOut)).toEqual(new Set([until]));
    expect(givenAway([year, since, until])).toEqual(new Set());
  });

  it("is safe while one of its sums is: a share needs both", () => {
    const other = (member: string): Cell => ({ ...cell(member), measureId: "spend" });
    const share = fact("value", of("a", "b"), ["a", "b"].map(other));
    const hires = fact("change", of("a", "b"));
    const spend = fact("change", ["a", "b"].map(other));
    const ruledOut = (one: Fact) => one === share;
    expect(givenAway([share, hires], ruledOut)).toEqual(new Set());
    expect(givenAway([share, hires, spend], ruledOut)).toEqual(new Set([spend]));
  });

  it("is no secret where it is made of the reader’s own numbers alone", () => {
    const own = fact("value", of("me"));
    const total = fact("value", of("me", "b", "c"));
    const found = subtraction([own, total], (one) => one === own);
    expect(found.withheld).toEqual(new Set());
  });
});

describe("peers’ numbers without their names", () => {
  const lists = (facts: Fact[], ruledOut: (one: Fact) => boolean = nobody) =>
    subtraction(facts, ruledOut, true);

  it("are listed beside a figure that is shown, and not beside one that is withheld", () => {
    const shown = fact("value", of("me", "b", "c", "d"));
    const withheld = fact("value", [cell("b", 2024), cell("c", 2024)]);
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
    // Once the years are listed, their sum would join the peers of both lists.
    expect(lists([last, year, since]).listed).toEqual(new Set([last, year]));
  });

  it("are listed as a share or as an amount, never as a share and its parts", () => {
    const whole = ["b", "c", "d"].map((member): Cell => ({ ...cell(member), measureId: "all hires" }));
    const share = fact("value", of("b", "c", "d"), whole);
    const amount = fact("value", of("b", "c", "d"));
    const other = fact(
      "value",
      ["b", "c", "d"].map((member) => cell(member, 2024)),
    );
    expect(lists([amount, share, other]).listed).toEqual(new Set([share, other]));
  });
});
