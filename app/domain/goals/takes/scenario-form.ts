import { figureCodeOf, simpleTargets, spanOf, type Target } from "~/domain/goals/targets";
import { compareDecimal, EXACT_DIGITS } from "~/domain/numbers/decimal";
import { readNumber, type Typing } from "~/domain/numbers/read-number";
import { figureOf } from "~/domain/rollup/contributions";
import type { Catalog, Decimal, Unit } from "~/domain/terms";
import { isMovable } from "./needs";
import type { Parts } from "./what-if";

/** What is typed for a scenario: one number per member and measure. It is read alike on the server and in the browser. */

export type FigureCatalog = Pick<Catalog, "measures" | "metrics">;

/** A measure to type: the amount of the year, or what is added to a sum since the baseline. */
export interface Column {
  /** Begins the names of its fields in the address. */
  key: string;
  measure: string;
  label: string;
  unit: Unit;
  cumulative: boolean;
  /** The measure it is a part of, if that is typed as well. */
  partOf: string | null;
}

/** Too long to be a number. */
export const LONGEST_TYPED = 40;

export function partsOf(catalog: FigureCatalog, code: string): Parts | null {
  const figure = figureOf(catalog, code);
  return figure && { numerator: figure.numerator, denominator: figure.denominator };
}

/** The measures that the target reads of members, each once. */
export function columnsOf(target: Target, catalog: FigureCatalog): Column[] {
  const columns = new Map<string, Column>();
  for (const simple of simpleTargets(target).filter(isMovable)) {
    const figure = figureOf(catalog, figureCodeOf(simple));
    if (!figure) continue;
    const cumulative = figure.span === "since_baseline" || spanOf(simple) === "sinceBaseline";
    for (const code of [figure.numerator, figure.denominator]) {
      const measure = catalog.measures.find((candidate) => candidate.code === code);
      if (!measure) continue;
      const key = keyOf(measure.code, cumulative);
      const { label, unit, partOf } = measure;
      columns.set(key, { key, measure: measure.code, label, unit, cumulative, partOf });
    }
  }
  return [...columns.values()];
}

const keyOf = (measure: string, cumulative: boolean) => `${cumulative ? "add" : "x"}.${measure}`;

/** The name of a field, as it stands in the address. */
export const fieldOf = ({ key }: Pick<Column, "key">, slug: string) => `${key}.${slug}`;

export interface TypedScenario {
  /** By field name; empty fields are left out. */
  values: Map<string, Decimal>;
  errors: Map<string, string>;
}

/**
 * Reads what was typed. Fields with an error count as empty.
 * @param slugs of the members that this person may type for; other fields are ignored
 */
export function readScenario(
  typed: Readonly<Record<string, string>>,
  { columns, slugs, typing }: { columns: Column[]; slugs: string[]; typing: Typing },
): TypedScenario {
  const values = new Map<string, Decimal>();
  const errors = new Map<string, string>();
  for (const slug of slugs) {
    for (const column of columns) {
      const name = fieldOf(column, slug);
      const text = (typed[name] ?? "").trim();
      if (text === "") continue;
      const read = readAmount(text, typing);
      if ("error" in read) errors.set(name, read.error);
      else values.set(name, read.value);
    }
    for (const column of columns) {
      const whole = columns.find(({ measure, cumulative }) => {
        return measure === column.partOf && cumulative === column.cumulative;
      });
      const part = values.get(fieldOf(column, slug));
      const all = whole && values.get(fieldOf(whole, slug));
      if (part === undefined || all === undefined || compareDecimal(part, all) <= 0) continue;
      errors.set(fieldOf(column, slug), `Enter no more than ${whole?.label.toLowerCase()}.`);
      values.delete(fieldOf(column, slug));
    }
  }
  return { values, errors };
}

function readAmount(text: string, typing: Typing): { value: Decimal } | { error: string } {
  if (text.length > LONGEST_TYPED) return { error: "Enter a shorter number." };
  const read = readNumber(text, typing);
  if ("error" in read) return read;
  if (read.percent) return { error: "Enter an amount, not a percentage." };
  if (read.value.startsWith("-")) return { error: "Enter 0 or more." };
  const digits = read.value.replace(".", "").replace(/^0+/, "").length;
  return digits > EXACT_DIGITS ? { error: "Enter a smaller number." } : { value: read.value };
}

/** For a scenario: what a member expects, by its slug. */
export function expectedFrom(
  { values }: TypedScenario,
  slugOf: (memberId: string) => string | null,
): (memberId: string, measure: string, cumulative: boolean) => Decimal | null {
  return (memberId, measure, cumulative) => {
    const slug = slugOf(memberId);
    return slug === null ? null : (values.get(fieldOf({ key: keyOf(measure, cumulative) }, slug)) ?? null);
  };
}
