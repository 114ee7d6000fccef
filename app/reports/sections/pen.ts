import type { MetricFigure, Withheld } from "~/domain/rollup";
import type { Coverage, Grade, Strategy } from "~/domain/types";
import { formatCount, formatDifference, formatPoints, formatUnit, type Writing } from "~/ui/figures/format";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import type { ReportCell, ReportFigure } from "../model";

/** What is said of a figure; what is left out is nothing. */
export interface Said {
  code: string;
  label: string;
  strategy: Strategy | null;
  year: number;
  part?: string;
  unit: ReportFigure["unit"];
  /** Exact text, or a double for a share. */
  value: string | number | null;
  member?: string | null;
  /** Makes members of one name different; never shown. */
  place?: string;
  group?: string | null;
  missing?: ReportFigure["missing"];
  withheld?: Withheld | null | undefined;
  coverage?: Coverage | null;
  lowestCoverage?: ReportFigure["lowestCoverage"];
  comparability?: Grade | null;
  /** Words for the value where the unit alone does not make them. */
  text?: string;
}

/** Writes figures down, each once, and gives the cell that refers to it. */
export class Pen {
  private readonly byId = new Map<string, ReportFigure>();

  /** @param ruleOf why a metric of another year than the report's is withheld */
  constructor(
    readonly writing: Writing,
    readonly ruleOf: (code: string, year: number) => Withheld | null,
  ) {}

  get figures(): ReportFigure[] {
    return [...this.byId.values()];
  }

  figure(said: Said): ReportFigure {
    const { code, label, strategy, year, unit, member = null, group = null, coverage = null } = said;
    const part = said.part ?? "value";
    const id = [
      `${code}@${year}`,
      said.place ? `/${said.place}` : "",
      group ? `~${group}` : "",
      part === "value" ? "" : `#${part}`,
    ].join("");
    const known = this.byId.get(id);
    if (known) return known;
    const value = said.value === null ? null : textOfNumber(said.value);
    const missing = value !== null ? null : said.withheld ? "withheld" : (said.missing ?? "missing");
    const made: ReportFigure = {
      ...{ id, code, label, strategy, member, group, year, part, unit, value, missing },
      text: missing ? MISSING_WORDS[missing] : (said.text ?? this.words(unit, value)),
      withheld: said.withheld?.detail ?? null,
      reporting: coverage?.reporting ?? null,
      expected: coverage?.expected ?? null,
      lowestCoverage: said.lowestCoverage ?? null,
      comparability: value === null ? null : (said.comparability ?? null),
    };
    this.byId.set(id, made);
    return made;
  }

  cell(said: Said): ReportCell {
    return { figure: this.figure(said).id };
  }

  private words(unit: ReportFigure["unit"], value: string | null): string {
    if (unit === "points") return formatPoints(value, this.writing);
    if (unit === "multiple") return `${formatCount(value, this.writing)}×`;
    if (unit === "index") return formatCount(value, this.writing);
    return formatUnit(unit, value, this.writing);
  }
}

/** A double as the shortest text that gives it back, never in powers of ten. */
export function textOfNumber(value: string | number): string {
  const [number = "", power] = String(value).split("e");
  if (typeof value === "string" || power === undefined) return String(value);
  const [whole = "", after = ""] = number.replace("-", "").split(".");
  const point = whole.length + Number(power);
  const digits = `${"0".repeat(Math.max(0, 1 - point))}${whole}${after}`.padEnd(point, "0");
  const at = Math.max(1, point);
  return `${value < 0 ? "-" : ""}${digits.slice(0, at)}${digits.length > at ? `.${digits.slice(at)}` : ""}`;
}

/** The state in which a metric has no value, as pages say it. */
export function missingOf(figure: Pick<MetricFigure, "reporting" | "shareOnly">): "missing" | "no_value" {
  return figure.reporting + figure.shareOnly > 0 ? "no_value" : "missing";
}

/** A change in the unit of its figure: points for a share, a signed amount otherwise. */
export function saidChange(
  change: { value: number | string } | null,
  unit: "share" | "count" | "currency" | "percent",
  writing: Writing,
): Pick<Said, "unit" | "value" | "text"> {
  const value = change?.value ?? null;
  if (unit === "share") return { unit: "points", value };
  return value === null ? { unit, value } : { unit, value, text: formatDifference(unit, value, writing) };
}

/** What a member adds, to the last digit: an amount is kept exactly, a share is a quotient. */
export function exactValue(
  one: { value: number | null; numerator: string | null } | undefined,
  unit: Said["unit"],
): string | number | null {
  if (!one || one.value === null) return null;
  return unit === "share" ? one.value : (one.numerator ?? one.value);
}
