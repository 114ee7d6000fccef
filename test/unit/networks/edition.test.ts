import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SheetFigure } from "~/domain/networks/benchmark";
import { type EditionFigure, editionOf, type GivenSheet, tellsApart } from "~/domain/networks/edition";

const HIRES = {
  code: "impact_hire_rate",
  label: "Impact hire rate",
  numerator: "impact_hires",
  denominator: "new_hires",
};

const figure = (value: string | null, more: Partial<SheetFigure> = {}): SheetFigure => ({
  metric: HIRES.code,
  label: HIRES.label,
  numerator: HIRES.numerator,
  denominator: HIRES.denominator,
  value,
  withheld: value === null,
  reporting: 4,
  expected: 4,
  comparability: "same",
  ...more,
});
const sheetOf = (
  who: number | string,
  value: string | null,
  more: Partial<SheetFigure> = {},
): GivenSheet => ({
  giftId: `gift of ${who}`,
  participantId: `${who}`,
  sheet: { year: 2025, members: 4, figures: [figure(value, more)] },
});
const sheetsOf = (values: readonly (string | null)[]) => values.map((value, who) => sheetOf(who, value));
/** What anybody in the network can read of an edition. */
const shownOf = (figures: readonly EditionFigure[]) => figures.map(({ contributors: _, ...shown }) => shown);
const readBy = (sheets: readonly GivenSheet[], earlier: readonly EditionFigure[] = []) =>
  shownOf(editionOf(sheets, [HIRES], earlier));

const percent = fc.integer({ min: 0, max: 1000 }).map((value) => `${Math.trunc(value / 10)}.${value % 10}`);

describe("an edition", () => {
  it("leaves out and counts other denominators and figures that are not comparable", () => {
    const sheets = [
      ...sheetsOf(["3.2", "5.0", "6.1", "8.4", "9.2", "12.5"]),
      sheetOf("other", "99.0", { denominator: "employees" }),
      sheetOf("different", "98.0", { comparability: "different" }),
      sheetOf("close", null),
    ];
    expect(readBy(sheets)).toEqual([
      {
        metric: HIRES.code,
        label: HIRES.label,
        n: 6,
        median: 7.5,
        quartiles: null,
        heldBack: false,
        leftOut: { denominator: 1, comparability: 1 },
      },
    ]);
  });

  it("names nobody and shows neither the lowest nor the highest", () => {
    const text = JSON.stringify(readBy(sheetsOf(["3.2", "5.0", "6.1", "8.4", "99.9"])));
    expect(text).not.toMatch(/3\.2|99\.9|gift/);
  });

  it("has no line for what nobody gave", () => {
    expect(readBy(sheetsOf([null, null]))).toEqual([]);
  });
});

describe("a later edition of the same year", () => {
  const five = sheetsOf(["3.0", "5.0", "6.0", "8.0", "9.0"]);
  const first = editionOf(five, [HIRES], []);
  const later = (sheets: GivenSheet[]) => editionOf(sheets, [HIRES], first)[0];

  it("holds a figure back if one or two have joined, left, or given anew", () => {
    expect(later([...five, sheetOf(5, "40.0")])).toMatchObject({ n: 6, median: null, heldBack: true });
    expect(later([...five, sheetOf(5, "40.0"), sheetOf(6, "1.0")])).toMatchObject({ heldBack: true });
    expect(later([...five.slice(1), { ...sheetOf(0, "3.5"), giftId: "corrected" }])).toMatchObject({
      heldBack: true,
    });
  });

  it("shows it if nobody has changed, or three have", () => {
    expect(later(five)).toMatchObject({ median: 6, heldBack: false });
    const three = [5, 6, 7].map((who) => sheetOf(who, "10.0"));
    expect(later([...five, ...three])).toMatchObject({ n: 8, heldBack: false });
    expect(tellsApart([], [])).toBe(false);
  });

  it("is compared with every edition that showed the figure, not only the last", () => {
    const three = [5, 6, 7].map((who) => sheetOf(who, "10.0"));
    const second = editionOf([...five, ...three], [HIRES], first);
    const back = editionOf([...five, sheetOf(5, "10.0")], [HIRES], [...first, ...second]);
    expect(back[0]).toMatchObject({ heldBack: true });
  });
});

describe("somebody in the network who looks for what is not shown", () => {
  it("reads the same editions whatever a withheld figure is", () => {
    // A withheld value is not in the sheet, so this compares with the edition without that sheet.
    fc.assert(
      fc.property(
        fc.constantFrom(5, 6, 8),
        fc.array(percent, { minLength: 9, maxLength: 9 }),
        (n, values) => {
          const sheets = sheetsOf(values.slice(0, n));
          const withheld = sheetOf("careful", null);
          const joining = sheetOf("joining", values[8] ?? "0.0");
          expect(readBy([...sheets, withheld])).toEqual(readBy(sheets));
          const first = editionOf(sheets, [HIRES], []);
          expect(readBy([...sheets, withheld, joining], first)).toEqual(readBy([...sheets, joining], first));
        },
      ),
    );
  });

  it("cannot tell which of the others has which value, over two editions with one joining", () => {
    // They know their own value (the first) and read both editions. Any other order of the others' values, and any value
    // of the one who joins, reads alike.
    fc.assert(
      fc.property(
        fc.constantFrom(5, 6, 8),
        fc.array(percent, { minLength: 8, maxLength: 8 }),
        percent,
        percent,
        fc.nat(),
        (n, values, joining, instead, turn) => {
          const [own = "0.0", ...others] = values.slice(0, n);
          const shift = turn % others.length;
          const turned = [...others.slice(shift), ...others.slice(0, shift)];
          const read = (order: string[], joined: string) => {
            const sheets = sheetsOf([own, ...order]);
            const first = editionOf(sheets, [HIRES], []);
            const second = editionOf([...sheets, sheetOf("joining", joined)], [HIRES], first);
            return [shownOf(first), shownOf(second)];
          };
          expect(read(turned, instead)).toEqual(read(others, joining));
        },
      ),
    );
  });

  it("would learn who joined what without the holding back", () => {
    const five = sheetsOf(["3.0", "5.0", "6.0", "8.0", "9.0"]);
    const read = (joined: string) => readBy([...five, sheetOf("joining", joined)]);
    expect(read("6.0")).not.toEqual(read("8.0"));
  });

  it("learns nothing of the others below five", () => {
    fc.assert(
      fc.property(fc.array(percent, { minLength: 4, maxLength: 4 }), (values) => {
        expect(readBy(sheetsOf(values))[0]).toMatchObject({ n: 4, median: null, quartiles: null });
      }),
    );
  });
});
