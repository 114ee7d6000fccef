import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import type { Mapping } from "../../../app/exchange/columns/mapping";
import { readMapped } from "../../../app/exchange/columns/read-mapped";
import { patience, runs } from "../../support/endurance";
import { fieldCatalog } from "../../support/files/field-catalog";
import {
  claimsThousands,
  type Decoration,
  decoration,
  LAYOUTS,
  layOut,
  MEMBERS,
  type Table,
  table,
} from "../../support/files/layouts";

const CATALOG = fieldCatalog();

/** What a sender may answer truthfully, whatever is asked. */
function answers(mapping: Mapping, { years }: Table, how: Decoration): Mapping[] {
  const [year] = years;
  const said: Mapping = {
    ...mapping,
    fillDown: true,
    marks: {
      NA: { as: "left_out" },
      "<…": { as: "left_out" },
      "…*": { as: "left_out" },
      "—": { as: "left_out" },
    },
    scale: claimsThousands(how) ? { money: 3, counts: 0, from: null } : mapping.scale,
  };
  const fixed =
    years.length === 1 && year !== undefined && mapping.fixed.year === null
      ? { ...mapping.fixed, year }
      : mapping.fixed;
  return [mapping, ...(["ask", "add", "total"] as const).map((together) => ({ ...said, fixed, together }))];
}

/** Values that the table does not hold, as text. */
function wrongOf({ values }: Table, mapping: Mapping, file: ReturnType<typeof layOut>): string[] {
  const { rows } = readMapped(file, mapping, CATALOG);
  return rows.flatMap(({ memberId, code, categoryId, year, state, value }) => {
    const figure = `${memberId.replace("id of ", "")} ${code} ${year}`;
    const whole = values.get(figure);
    if (state !== "value" || whole === undefined) return [`${figure} ${state}`];
    const women = Math.floor(whole / 3);
    const truth = categoryId === "gender.women" ? women : categoryId === "gender.men" ? whole - women : whole;
    return Number(value) === truth ? [] : [`${figure} ${categoryId ?? ""} is ${truth}, read ${value}`];
  });
}

describe("a table of true values, however it is laid out,", () => {
  it(
    "yields the true values, asks, or refuses, and never anything else",
    () => {
      fc.assert(
        fc.property(table, decoration, (values, how) => {
          if (how.layout === "women and men" && !values.measures.some(({ code }) => code === "employees"))
            return;
          const file = layOut(values, how);
          const guess = guessMapping(file, CATALOG);
          for (const mapping of answers(guess, values, how))
            expect(wrongOf(values, mapping, file)).toEqual([]);
        }),
        { numRuns: runs(1000) },
      );
    },
    patience(120_000),
  );

  it.each(LAYOUTS)("%s, yields all of them once its sender has answered", (layout) => {
    const values: Table = {
      members: MEMBERS,
      measures: [
        { code: "new_hires", label: "New hires", money: false },
        { code: "employees", label: "Employees", money: false },
        { code: "total_spend", label: "Total spend", money: true },
      ],
      years: [2023, 2024],
      values: new Map(
        MEMBERS.flatMap(({ slug }, at) =>
          ["new_hires", "employees", "total_spend"].flatMap((code, nth) =>
            [2023, 2024].map((year): [string, number] => [
              `${slug} ${code} ${year}`,
              (1990 + at * 7 + nth) * (nth === 2 ? 1000 : 1),
            ]),
          ),
        ),
      ),
    };
    const how: Decoration = {
      layout,
      label: "FY2024",
      title: null,
      totals: true,
      notes: true,
      unitLine: true,
      scale: "($000s)",
      mark: null,
      names: true,
    };
    const file = layOut(values, how);
    const read = answers(guessMapping(file, CATALOG), values, how).map(
      (mapping) => readMapped(file, mapping, CATALOG).rows.length,
    );
    const expected = layout === "women and men" || layout.startsWith("quarters") ? 16 : 24;
    expect(Math.max(...read)).toBe(expected);
  });
});
