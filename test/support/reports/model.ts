import { MODEL_FORMAT, modelSchema, type ReportFigure, type ReportModel } from "~/reports/model";
import { formatPoints, formatUnit } from "~/ui/figures/format-numbers";
import {
  COLUMNS,
  HOSTILE,
  LAST,
  METRICS,
  nameOf,
  rowsOf,
  STRATEGY_OF,
  type Statement,
  WRITING,
} from "./members";
import { sectionsOf } from "./sections";

export { HOSTILE } from "./members";

/**
 * A report of any size, without a database. Its totals, shares, and changes are computed from its own member rows, so a
 * format can be checked against either.
 */
export interface ModelSize {
  members: number;
  years: number;
  /** Names, titles, and words that look like code. */
  hostile?: boolean;
  audience?: ReportModel["audience"];
  locale?: string;
}

/** @returns a model that matches its schema */
export function makeReportModel({ members, years, hostile = false, ...rest }: ModelSize): ReportModel {
  const span = Array.from({ length: years }, (_, index) => LAST - years + 1 + index);
  const first = span[0] ?? LAST;
  const names = Array.from({ length: members }, (_, at) => (hostile && HOSTILE[at]) || nameOf(at));
  const rows = names.flatMap((name, at) => rowsOf(name, at, span));
  const figures = new Map<string, ReportFigure>();
  const book = { names, rows, span, first, year: LAST, hostile, ...figuresInto(figures) };
  const audience = rest.audience ?? "internal";
  const sections = sectionsOf(book);
  return modelSchema.parse({
    format: MODEL_FORMAT,
    title: hostile ? `Progress ${HOSTILE[0]} ${HOSTILE[2]}` : `Progress report ${LAST}`,
    slug: `progress-${LAST}`,
    year: LAST,
    audience,
    collaborative: {
      slug: "harbor",
      name: hostile ? HOSTILE[3] : "Harbor Anchor Collaborative",
      place: "Port Harbor, Ohio",
    },
    locale: rest.locale ?? WRITING.locale,
    currency: WRITING.currency,
    baselineYear: first,
    years: span,
    date: "2026-03-31",
    sections,
    figures: [...figures.values()],
    members: audience === "internal" ? { columns: COLUMNS, rows } : null,
    definitions: [
      ...METRICS.map((metric) => {
        const [top, under] = metric.parts.map((part) => COLUMNS[part]);
        return {
          code: metric.code,
          label: metric.label,
          kind: "metric" as const,
          strategy: metric.strategy,
          definition: `${top?.label} for every one hundred of ${under?.label.toLowerCase()}.`,
          formula: {
            text: `${top?.label} ÷ ${under?.label}`,
            numerator: top?.code ?? "",
            denominator: under?.code ?? "",
            span: "year" as const,
          },
        };
      }),
      ...COLUMNS.map(({ code, label }, at) => ({
        code,
        label,
        kind: "measure" as const,
        strategy: STRATEGY_OF[at] ?? null,
        formula: null,
        definition: hostile ? (HOSTILE[at] ?? label) : `${label} in the member's own fiscal year.`,
      })),
    ],
  });
}

/** Stores each figure once. Sections refer to it by id. */
function figuresInto(figures: Map<string, ReportFigure>) {
  const blank = {
    group: null,
    member: null,
    part: "value",
    missing: null,
    withheld: null,
    lowestCoverage: null,
  };
  const plain = { strategy: null, reporting: null, expected: null, comparability: null };
  return {
    say(statement: Statement) {
      const figure = { ...blank, ...plain, text: wordsOf(statement.unit, statement.value), ...statement };
      figures.set(
        figure.id,
        figure.value === null ? { ...figure, missing: figure.missing ?? "missing" } : figure,
      );
      return figure.id;
    },
    textOf: (id: string) => figures.get(id)?.text ?? "",
    valueOf: (id: string) => figures.get(id)?.value ?? null,
  };
}

function wordsOf(unit: ReportFigure["unit"], value: string | null): string {
  if (value === null) return "not reported";
  if (unit === "points") return formatPoints(value, WRITING);
  if (unit === "multiple" || unit === "index") return `${value}${unit === "index" ? "" : "×"}`;
  return formatUnit(unit, value, WRITING);
}
