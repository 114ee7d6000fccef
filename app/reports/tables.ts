import { normal } from "~/domain/numbers/fraction";
import { STRATEGIES } from "~/domain/terms";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import type { ReportModel } from "./model";

/** A report as plain tables: the CSV files and the descriptions of their columns. */

export type FieldType = "string" | "integer" | "number" | "boolean";

export interface Field {
  name: string;
  title: string;
  type: FieldType;
  description: string;
  required?: boolean;
  values?: readonly string[];
}

export interface Table {
  name: string;
  title: string;
  description: string;
  fields: Field[];
  /** The columns that identify a row. */
  key: string[];
  rows: (string | number | null)[][];
}

const text = (name: string, title: string, description: string, more: Partial<Field> = {}): Field => ({
  name,
  title,
  type: "string",
  description,
  ...more,
});
const whole = (name: string, title: string, description: string, more: Partial<Field> = {}): Field => ({
  name,
  title,
  type: "integer",
  description,
  ...more,
});

const always = { required: true };

const STRATEGY = text("strategy", "Strategy", "The strategy that it belongs to", { values: STRATEGIES });
const value = (why: string): Field => ({
  name: "value",
  title: "Value",
  type: "number",
  description: `The exact number; empty where ${why}. Missing is never zero`,
});

const FIGURE_FIELDS: Field[] = [
  text("figure", "Figure", "Name of the figure, unique in the report", always),
  text("code", "Code", "Code of the metric, measure, indicator, goal or practice", always),
  text("label", "Label", "What the figure is called in the report", always),
  STRATEGY,
  text("member", "Member", "The member that it is of; empty for all together"),
  text("group", "Group", "The part of a breakdown that it is of; empty for the whole"),
  whole("year", "Year", "Reporting year", always),
  text("part", "Part", "What the figure tells: value, since_baseline, change, growth, target …", always),
  text("unit", "Unit", "Shares and points are fractions: 0.25 is 25 percent, 0.03 is three points", {
    ...always,
    values: ["share", "count", "currency", "percent", "points", "multiple", "index"],
  }),
  value("there is none"),
  text("text", "As written", "The figure as it is written in the report, or why there is none", always),
  text("missing", "Why there is no value", "Why there is no value; empty where there is one", {
    values: ["missing", "withheld", "not_applicable", "no_value"],
  }),
  text("withheld", "Rule", "The rule by which it is withheld to protect members"),
  whole("reporting", "Reporting", "How many members stand behind it"),
  whole("expected", "Expected", "Of how many"),
  whole("weakest_year", "Weakest year", "For sums of several years: the year that the fewest reported for"),
  whole("weakest_reporting", "Reporting in it", "How many members reported for that year"),
  whole("weakest_expected", "Expected in it", "Of how many"),
  text("comparability", "Comparability", "The weakest agreement of members' own definitions behind it", {
    values: ["same", "close", "different"],
  }),
  {
    name: "complete",
    title: "Complete",
    type: "boolean",
    description: "False while a member can still report for the year: the figure is as far as it is reported",
  },
];

export function figuresTable({ figures, title }: ReportModel): Table {
  return {
    name: "figures",
    title: `Figures of “${title}”`,
    description: "Every figure of the report, one a row",
    fields: FIGURE_FIELDS,
    key: ["figure"],
    rows: figures.map((figure) => [
      figure.id,
      figure.code,
      figure.label,
      figure.strategy,
      figure.member,
      figure.group,
      figure.year,
      figure.part,
      figure.unit,
      exact(figure.value),
      figure.text,
      figure.missing,
      figure.withheld,
      figure.reporting,
      figure.expected,
      figure.lowestCoverage?.year ?? null,
      figure.lowestCoverage?.reporting ?? null,
      figure.lowestCoverage?.expected ?? null,
      figure.comparability,
      figure.complete === undefined ? null : String(figure.complete),
    ]),
  };
}

/** Exact decimal text. A negative number must be a number: as text, its minus would be escaped as a formula. */
function exact(value: string | null): string | number | null {
  if (value === null) return null;
  return value.startsWith("-") ? Number(value) : normal(value);
}

/** Members' own values, one per row; null where the readers may not see all of them. */
export function membersTable({ members }: ReportModel): Table | null {
  if (!members) return null;
  return {
    name: "members",
    title: "Members’ own figures",
    description: "One row a member, year and measure, for the years in which the member took part",
    fields: [
      text("member", "Member", "Name of the member", always),
      whole("year", "Year", "Reporting year", always),
      text("period", "Period", "The twelve months that the year covers for this member", always),
      whole("baseline_year", "Baseline year", "The member’s own baseline year", always),
      {
        name: "counted",
        title: "Counted since baseline",
        type: "boolean",
        required: true,
        description: "Whether the year counts in sums since the baseline",
      },
      text("measure", "Measure", "Code of the measure", always),
      text("label", "Label", "Name of the measure", always),
      text("unit", "Unit", "Unit of the measure", { ...always, values: ["count", "currency", "percent"] }),
      value("nothing was given"),
      text("state", "State", "Whether there is a value, and if not, why", {
        ...always,
        values: ["value", "not_applicable", "unavailable", "missing"],
      }),
    ],
    // Two members may have the same name; then no columns tell the rows apart.
    key: haveUniqueNames(members.rows) ? ["member", "year", "measure"] : [],
    rows: members.rows.flatMap((row) =>
      members.columns.map(({ code, label, unit }, place) => [
        row.member,
        row.year,
        row.period,
        row.baselineYear,
        row.counted ? "true" : "false",
        code,
        label,
        unit,
        exact(row.values[place] ?? null),
        row.states[place] ?? "missing",
      ]),
    ),
  };
}

function haveUniqueNames(rows: { member: string; year: number }[]): boolean {
  return new Set(rows.map(({ member, year }) => `${year} ${member}`)).size === rows.length;
}

export function definitionsTable({ definitions }: ReportModel): Table {
  return {
    name: "definitions",
    title: "Definitions",
    description: "What each measure means and how each metric is computed",
    fields: [
      text("code", "Code", "Code of the metric, measure or indicator", always),
      text("label", "Label", "What it is called in the report", always),
      text("kind", "Kind", "Computed (metric), entered (measure) or of the community (indicator)", {
        ...always,
        values: ["metric", "measure", "indicator"],
      }),
      STRATEGY,
      text("definition", "Definition", "What it means, in plain words"),
      text("formula", "Formula", "How a metric is computed"),
      text("numerator", "Numerator", "Code of the measure that is divided or summed"),
      text("denominator", "Denominator", "Code of the measure that it is divided by"),
      text("span", "Span", "The year alone, or all years since the baseline", {
        values: ["year", "since_baseline"],
      }),
    ],
    key: ["kind", "code"],
    rows: definitions.map(({ code, label, kind, strategy, definition, formula }) => [
      code,
      label,
      kind,
      strategy,
      definition,
      formula?.text ?? null,
      formula?.numerator ?? null,
      formula?.denominator ?? null,
      formula?.span ?? null,
    ]),
  };
}

/** Why there is no value, in the words of the pages. */
export const STATE_WORDS = {
  missing: MISSING_WORDS.missing,
  not_applicable: MISSING_WORDS.not_applicable,
  unavailable: MISSING_WORDS.unavailable,
} as const;
