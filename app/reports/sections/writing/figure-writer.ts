import type { MetricFigure, Withheld } from "~/domain/rollup/figures";
import type { Coverage, Grade, Strategy } from "~/domain/terms";
import type { ReportCell, ReportFigure } from "~/reports/model";
import {
  asOfDay,
  formatCount,
  formatDifference,
  formatPoints,
  formatUnit,
  type Writing,
} from "~/ui/figures/format-numbers";
import { MISSING_WORDS } from "~/ui/figures/Missing";

/** What a figure is written from. */
export interface FigureInput {
  code: string;
  label: string;
  strategy: Strategy | null;
  year: number;
  part?: string;
  unit: ReportFigure["unit"];
  /** Exact text, or a double for a share. */
  value: string | number | null;
  member?: string | null;
  /** Tells members with the same name apart; never shown. */
  place?: string;
  group?: string | null;
  missing?: ReportFigure["missing"];
  withheld?: Withheld | null | undefined;
  coverage?: Coverage | null;
  lowestCoverage?: ReportFigure["lowestCoverage"];
  comparability?: Grade | null;
  /** The year is still being reported for this figure. */
  isSoFar?: boolean;
  /** The value in words, where the unit alone does not give them. */
  text?: string;
  /** ISO day since which it is shown so, where its code does not tell. */
  asOf?: string | undefined;
}

/** The part of a figure that an earlier report published. */
export const AS_PUBLISHED = "as_published";

/** Collects the figures of a report, each once, and gives the cells that refer to them. */
export class FigureWriter {
  private readonly byId = new Map<string, ReportFigure>();

  /** @param ruleOf why a metric of another year than the report's is withheld */
  constructor(
    readonly writing: Writing,
    readonly ruleOf: (code: string, year: number) => Withheld | null,
    /** Since when a metric or measure of a year has been shown so; null where it is as stored now. */
    private readonly dayOf: (code: string, year: number) => string | null = () => null,
  ) {}

  get figures(): ReportFigure[] {
    return [...this.byId.values()];
  }

  figure(input: FigureInput): ReportFigure {
    const { code, label, strategy, year, unit, member = null, group = null, coverage = null } = input;
    const part = input.part ?? "value";
    const id = [
      `${code}@${year}`,
      input.place ? `/${input.place}` : "",
      group ? `~${group}` : "",
      part === "value" ? "" : `#${part}`,
    ].join("");
    const known = this.byId.get(id);
    if (known) return known;
    const value = input.value === null ? null : textOfNumber(input.value);
    const missing = value !== null ? null : input.withheld ? "withheld" : (input.missing ?? "missing");
    const isNow = value !== null && member === null && group === null && part !== AS_PUBLISHED;
    const asOf = isNow ? (input.asOf ?? this.dayOf(code, year)) : null;
    const words = missing
      ? input.withheld?.rule === "collecting"
        ? input.withheld.detail
        : MISSING_WORDS[missing]
      : (input.text ?? this.words(unit, value));
    const figure: ReportFigure = {
      id,
      code,
      label,
      strategy,
      member,
      group,
      year,
      part,
      unit,
      value,
      missing,
      text: asOf === null ? words : `${words} (${asOfDay(asOf, this.writing)})`,
      withheld: input.withheld?.detail ?? null,
      reporting: coverage?.reporting ?? null,
      expected: coverage?.expected ?? null,
      lowestCoverage: input.lowestCoverage ?? null,
      comparability: value === null ? null : (input.comparability ?? null),
      complete: !input.isSoFar,
      ...(asOf !== null && { asOf }),
    };
    this.byId.set(id, figure);
    return figure;
  }

  cell(input: FigureInput): ReportCell {
    return { figure: this.figure(input).id };
  }

  private words(unit: ReportFigure["unit"], value: string | null): string {
    if (unit === "points") return formatPoints(value, this.writing);
    if (unit === "multiple") return `${formatCount(value, this.writing)}×`;
    if (unit === "index") return formatCount(value, this.writing);
    return formatUnit(unit, value, this.writing);
  }
}

/** The shortest decimal text that reads back as the same double, never in powers of ten. */
export function textOfNumber(value: string | number): string {
  const [number = "", power] = String(value).split("e");
  if (typeof value === "string" || power === undefined) return String(value);
  const [whole = "", after = ""] = number.replace("-", "").split(".");
  const point = whole.length + Number(power);
  const digits = `${"0".repeat(Math.max(0, 1 - point))}${whole}${after}`.padEnd(point, "0");
  const at = Math.max(1, point);
  return `${value < 0 ? "-" : ""}${digits.slice(0, at)}${digits.length > at ? `.${digits.slice(at)}` : ""}`;
}

/** A figure over those who stand behind it, if it is an amount: amounts of different members do not compare. */
export function overCoverage({ id, unit, value, reporting, expected }: ReportFigure): ReportCell {
  const isAmount = value !== null && (unit === "currency" || unit === "count");
  return isAmount && reporting !== null && expected !== null
    ? { figure: id, under: `${reporting} of ${expected}` }
    : { figure: id };
}

/** Why a metric has no value, as pages say it. */
export function missingOf(figure: Pick<MetricFigure, "reporting" | "shareOnly">): "missing" | "no_value" {
  return figure.reporting + figure.shareOnly > 0 ? "no_value" : "missing";
}

/** A change in the unit of its figure: points for a share, a signed amount otherwise. */
export function changeValue(
  change: { value: number | string } | null,
  unit: "share" | "count" | "currency" | "percent",
  writing: Writing,
): Pick<FigureInput, "unit" | "value" | "text"> {
  const value = change?.value ?? null;
  if (unit === "share") return { unit: "points", value };
  return value === null ? { unit, value } : { unit, value, text: formatDifference(unit, value, writing) };
}

/** What a member contributes: an amount to the last digit, a share as a quotient. */
export function exactValue(
  contribution: { value: number | null; numerator: string | null } | undefined,
  unit: FigureInput["unit"],
): string | number | null {
  if (!contribution || contribution.value === null) return null;
  return unit === "share" ? contribution.value : (contribution.numerator ?? contribution.value);
}
