import {
  type Assessment,
  isRating,
  practicesOf,
  RATERS,
  type Rater,
  rubricIn,
  STAGES,
  type Stage,
  type Subject,
} from "../domain/continuum";
import { type AssessmentContext, type AssessmentField, assessmentFaults } from "../domain/continuum-checks";
import type { Rubric } from "../domain/rubric";
import type { Member } from "../domain/types";
import type { CsvCell } from "./csv";
import { FileError, type RowError, type Table } from "./table";

/** One row of an assessment file with its words looked up: ready to be written. */
export interface AssessmentRow {
  line: number;
  assessment: Assessment;
}

/** Drafts are in no file: each row is a rating that counts. Links are set apart by blanks. */
export const ASSESSMENT_COLUMNS = [
  "subject",
  "practice",
  "year",
  "rater",
  "stage",
  "wanted",
  "wanted_by",
  "evidence",
  "links",
] as const;
type Column = (typeof ASSESSMENT_COLUMNS)[number];
const NEEDED: Column[] = ["subject", "practice", "year", "rater", "stage"];
const COLUMN_OF: Record<AssessmentField, Column> = {
  ...{ memberId: "subject", practice: "practice", year: "year", rater: "rater", stage: "stage" },
  ...{ wanted: "wanted", wantedBy: "wanted_by", evidence: "evidence", links: "links" },
};
/** The subject that is no member. */
const BACKBONE = "backbone";

/** The ratings as rows under ASSESSMENT_COLUMNS, subjects by short name and practices by code. */
export function assessmentCells(
  assessments: readonly Assessment[],
  members: readonly Pick<Member, "id" | "slug" | "name">[],
): CsvCell[][] {
  const names = new Map<Subject, string>([[null, BACKBONE]]);
  for (const { id, slug, name } of members) names.set(id, slug === BACKBONE ? name : slug);
  return assessments.filter(isRating).map((rating) => {
    const subject = names.get(rating.memberId);
    if (subject === undefined) throw new RangeError("a rating of somebody who is no member here");
    const { practice, year, rater, stage, wanted, wantedBy, evidence, links } = rating;
    return [subject, practice, year, rater, stage, wanted, wantedBy, evidence, links.join(" ")];
  });
}

/**
 * Looks up every row of an assessment file. A rating belongs to the rubric of its year.
 * @throws FileError with every faulty row.
 */
export function readAssessmentRows(table: Table, context: AssessmentContext): AssessmentRow[] {
  const errors = headerFaults(table);
  if (errors.length > 0) throw new FileError(errors);
  const lookup = lookupOf(context);
  const seen = new Map<string, number>();
  const found: AssessmentRow[] = [];
  for (const { line, cells, width } of table.rows) {
    if (width >= 0 && width !== table.columns.length) {
      const message = `The row has ${width} fields, the header has ${table.columns.length}.`;
      errors.push({ row: line, column: null, code: "wrong_width", message });
      continue;
    }
    const read = readRow(cells, line, lookup, context);
    if ("faults" in read) {
      errors.push(...read.faults);
      continue;
    }
    const { memberId, practice, year, rater } = read;
    const key = `${rater} ${year} ${practice} ${memberId ?? ""}`;
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, line);
      found.push({ line, assessment: read });
    } else {
      const message = `The same subject, practice, year and rater stand on line ${earlier} already.`;
      errors.push({ row: line, column: null, code: "duplicate", message });
    }
  }
  if (errors.length > 0) throw new FileError(errors);
  return found;
}

function headerFaults(table: Table): RowError[] {
  const unknown = table.columns.filter((name) => !(ASSESSMENT_COLUMNS as readonly string[]).includes(name));
  const missing = NEEDED.filter((name) => !table.columns.includes(name));
  return [
    ...unknown.map((column) => ({
      ...{ row: 1, column, code: "unknown_column" },
      message: `“${column}” is not a column of an assessment file.`,
    })),
    // An empty JSON list has no columns and lacks none.
    ...(table.columns.length === 0 && table.rows.length === 0 ? [] : missing).map((column) => ({
      ...{ row: 1, column, code: "missing_column" },
      message: `The column “${column}” is missing.`,
    })),
  ];
}

interface Lookup {
  memberId(text: string): string | undefined;
  practice(rubric: Rubric, text: string): string | undefined;
}

function lookupOf({ members }: AssessmentContext): Lookup {
  const ids = new Map<string, string>();
  for (const { id, name } of members) ids.set(name, id);
  for (const { id, slug } of members) ids.set(slug, id);
  return {
    memberId: (text) => ids.get(text),
    practice(rubric, text) {
      const practices = practicesOf(rubric);
      const byCode = practices.find(({ code }) => code === text);
      return (byCode ?? practices.find(({ name }) => name === text))?.code;
    },
  };
}

function readRow(
  cells: Record<string, string>,
  line: number,
  lookup: Lookup,
  context: AssessmentContext,
): Assessment | { faults: RowError[] } {
  const faults: RowError[] = [];
  const fault = (column: Column, code: string, message: string) =>
    faults.push({ row: line, column, code, message });
  const text = (name: Column) => cells[name] ?? "";

  const subject = text("subject");
  const memberId = subject === BACKBONE ? null : lookup.memberId(subject);
  if (memberId === undefined)
    fault(
      "subject",
      "unknown_subject",
      `“${subject}” is not a member: use its short name or exact name, or “${BACKBONE}”.`,
    );
  const year = yearIn(text("year"));
  if (year === null) fault("year", "bad_year", `“${text("year")}” is not a year such as 2025.`);
  const rubric = rubricIn(context.versions, year ?? 2100);
  const practice = lookup.practice(rubric, text("practice"));
  if (practice === undefined)
    fault(
      "practice",
      "unknown_practice",
      `“${text("practice")}” is not a practice of the rubric${year === null ? "" : ` for ${year}`}: use its code or exact name.`,
    );
  const rater = RATERS.find((one): one is Rater => one === text("rater"));
  if (rater === undefined)
    fault("rater", "bad_rater", `“${text("rater")}” is not a rater: use self, backbone or agreed.`);
  const stage = stageIn(text("stage"));
  if (stage === null)
    fault("stage", "bad_stage", `“${text("stage")}” is not a stage: use a whole number from 0 to 3.`);
  const wanted = text("wanted") === "" ? null : stageIn(text("wanted"));
  if (wanted === null && text("wanted") !== "")
    fault("wanted", "bad_stage", `“${text("wanted")}” is not a stage: use a whole number from 0 to 3.`);
  const wantedBy = text("wanted_by") === "" ? null : yearIn(text("wanted_by"));
  if (wantedBy === null && text("wanted_by") !== "")
    fault("wanted_by", "bad_year", `“${text("wanted_by")}” is not a year such as 2027.`);

  const unread = memberId === undefined || year === null || practice === undefined || rater === undefined;
  if (unread || stage === null || faults.length > 0) return { faults };
  const links = text("links") === "" ? [] : text("links").split(/\s+/);
  const assessment: Assessment = {
    ...{ memberId, practice, year, rater, stage, wanted, wantedBy, evidence: text("evidence"), links },
    ...{ state: "submitted", rubricVersion: rubric.version },
  };
  for (const { field, code, message } of assessmentFaults(assessment, context))
    fault(COLUMN_OF[field], code, message);
  return faults.length > 0 ? { faults } : assessment;
}

function yearIn(text: string): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 1990 && year <= 2110 ? year : null;
}

function stageIn(text: string): Stage | null {
  return STAGES.find((stage) => String(stage) === text) ?? null;
}
