import { placeKey } from "~/domain/continuum/blind";
import {
  type AssessmentContext,
  type AssessmentFault,
  type AssessmentField,
  assessmentFaults,
  badRater,
  badStage,
} from "~/domain/continuum/checks";
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
} from "~/domain/continuum/continuum";
import type { Practice, Rubric } from "~/domain/continuum/rubric";
import type { Member } from "~/domain/terms";
import { isYear, LAST_YEAR } from "~/domain/years";
import type { CsvCell } from "~/exchange/csv";
import { FileError, headerFaults, type RowError, type Table, wrongWidth } from "~/exchange/opening/table";

/** One row of an assessment file with its words looked up: ready to be written. */
export interface AssessmentRow {
  line: number;
  assessment: Assessment;
}

/** Each row is a submitted rating; files hold no drafts. Links are separated by spaces. */
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
const REQUIRED: Column[] = ["subject", "practice", "year", "rater", "stage"];
const COLUMN_OF: Record<AssessmentField, Column> = {
  memberId: "subject",
  practice: "practice",
  year: "year",
  rater: "rater",
  stage: "stage",
  wanted: "wanted",
  wantedBy: "wanted_by",
  evidence: "evidence",
  links: "links",
};
/** The one subject that is not a member. */
const BACKBONE = "backbone";

/** Ratings as rows under ASSESSMENT_COLUMNS, with subjects by short name and practices by code. */
export function assessmentCells(
  assessments: readonly Assessment[],
  members: readonly Pick<Member, "id" | "slug" | "name">[],
): CsvCell[][] {
  const names = new Map<Subject, string>([[null, BACKBONE]]);
  for (const { id, slug, name } of members) names.set(id, slug === BACKBONE ? name : slug);
  return assessments.filter(isRating).map((rating) => {
    const subject = names.get(rating.memberId);
    if (subject === undefined) throw new RangeError("a rating must be of a member or the backbone");
    const { practice, year, rater, stage, wanted, wantedBy, evidence, links } = rating;
    return [subject, practice, year, rater, stage, wanted, wantedBy, evidence, links.join(" ")];
  });
}

/** A row that applied once, and why it no longer does: no fault of the file. */
export interface LeftOutRow {
  line: number;
  why: string;
}

/**
 * Looks up every row of an assessment file. Each rating uses the rubric of its year. Rows of stored ratings that no
 * longer apply, since the rubric or a membership has changed, are left out.
 * @param stored keys of the stored ratings (ratingKey)
 * @throws FileError with every faulty row.
 */
export function readAssessmentRows(
  table: Table,
  context: AssessmentContext,
  stored: ReadonlySet<string> = new Set(),
): { rows: AssessmentRow[]; leftOut: LeftOutRow[] } {
  const errors = columnFaults(table);
  if (errors.length > 0) throw new FileError(errors);
  const lookup = lookupOf(context);
  const seen = new Map<string, number>();
  const assessments: AssessmentRow[] = [];
  const leftOut: LeftOutRow[] = [];
  for (const row of table.rows) {
    const { line, cells, width } = row;
    if (width >= 0 && width !== table.columns.length) {
      errors.push(wrongWidth(row, table));
      continue;
    }
    const read = readRow({ cells, line }, lookup, context, stored);
    if ("faults" in read) {
      errors.push(...read.faults);
      continue;
    }
    if ("why" in read) {
      leftOut.push({ line, why: read.why });
      continue;
    }
    const { memberId, practice, year, rater } = read;
    const key = `${rater} ${year} ${practice} ${memberId ?? ""}`;
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, line);
      assessments.push({ line, assessment: read });
    } else {
      const message = `Line ${earlier} already has this subject, practice, year, and rater.`;
      errors.push({ row: line, column: null, code: "duplicate", message });
    }
  }
  if (errors.length > 0) throw new FileError(errors);
  return { rows: assessments, leftOut };
}

function columnFaults({ columns, rows }: Table): RowError[] {
  const known: readonly string[] = ASSESSMENT_COLUMNS;
  // An empty JSON list has no columns, and needs none.
  const isEmpty = columns.length === 0 && rows.length === 0;
  return headerFaults(
    "an assessment file",
    columns.filter((name) => !known.includes(name)),
    isEmpty ? [] : REQUIRED.filter((name) => !columns.includes(name)),
  );
}

interface Lookup {
  memberId(text: string): string | undefined;
  practice(rubric: Rubric, text: string): string | undefined;
  /** A practice of any version. */
  knownPractice(text: string): Practice | undefined;
}

function lookupOf({ members, versions }: AssessmentContext): Lookup {
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
    knownPractice: (text) =>
      versions.flatMap(practicesOf).find(({ code, name }) => code === text || name === text),
  };
}

function readRow(
  { cells, line }: { cells: Record<string, string>; line: number },
  lookup: Lookup,
  context: AssessmentContext,
  stored: ReadonlySet<string>,
): Assessment | { faults: RowError[] } | { why: string } {
  const faults: RowError[] = [];
  const fault = (column: Column, code: string, message: string) =>
    faults.push({ row: line, column, code, message });
  const refuse = ({ field, code, message }: AssessmentFault) => fault(COLUMN_OF[field], code, message);
  const text = (name: Column) => cells[name] ?? "";

  const subject = text("subject");
  const memberId = subject === BACKBONE ? null : lookup.memberId(subject);
  if (memberId === undefined)
    fault(
      "subject",
      "unknown_subject",
      `“${subject}” is not a member: use its short name or exact name, or “${BACKBONE}”.`,
    );
  const year = yearOf(text("year"));
  const isKnownYear = year !== null && isYear(year);
  if (!isKnownYear) fault("year", "bad_year", `“${text("year")}” is not a year such as 2025.`);
  const rubric = rubricIn(context.versions, isKnownYear ? year : LAST_YEAR);
  const practice = lookup.practice(rubric, text("practice"));
  const known = lookup.knownPractice(text("practice"));
  const place = { memberId: memberId ?? null, practice: practice ?? known?.code ?? "", year: year ?? 0 };
  const wasStored = stored.has(ratingKey({ ...place, rater: text("rater") }));
  const once = practice === undefined && wasStored ? known : undefined;
  if (practice === undefined && once === undefined)
    fault(
      "practice",
      "unknown_practice",
      `“${text("practice")}” is not a practice of the rubric${isKnownYear ? ` for ${year}` : ""}: use its code or exact name.`,
    );
  const rater = RATERS.find((name): name is Rater => name === text("rater"));
  if (rater === undefined) refuse(badRater(text("rater")));
  const stage = stageIn(text("stage"));
  if (stage === null) refuse(badStage("stage", text("stage")));
  const wanted = text("wanted") === "" ? null : stageIn(text("wanted"));
  if (wanted === null && text("wanted") !== "") refuse(badStage("wanted", text("wanted")));
  // How far ahead it may be is up to the rules for assessments.
  const wantedBy = yearOf(text("wanted_by"));
  if (wantedBy === null && text("wanted_by") !== "")
    fault("wanted_by", "bad_year", `“${text("wanted_by")}” is not a year such as 2027.`);

  if (once !== undefined && memberId !== undefined && faults.length === 0)
    return { why: `“${once.name}” is not part of the rubric for ${year}` };
  const isUnread = memberId === undefined || year === null || practice === undefined || rater === undefined;
  if (isUnread || stage === null || faults.length > 0) return { faults };
  const links = text("links") === "" ? [] : text("links").split(/\s+/);
  const assessment: Assessment = {
    memberId,
    practice,
    year,
    rater,
    stage,
    wanted,
    wantedBy,
    evidence: text("evidence"),
    links,
    state: "submitted",
    rubricVersion: rubric.version,
  };
  const found = assessmentFaults(assessment, context);
  const gone = found.find(({ code }) => NO_LONGER.includes(code));
  if (gone && wasStored) return { why: gone.message };
  found.forEach(refuse);
  return faults.length > 0 ? { faults } : assessment;
}

/** Tells stored ratings apart. */
export const ratingKey = (rating: Pick<Assessment, "memberId" | "practice" | "year"> & { rater: string }) =>
  `${rating.rater} ${placeKey(rating)}`;

/** Faults that come from a change of the rubric or a membership, not from the file. */
const NO_LONGER = ["not_active", "not_applicable"];

function yearOf(text: string): number | null {
  return /^\d{4}$/.test(text) ? Number(text) : null;
}

function stageIn(text: string): Stage | null {
  return STAGES.find((stage) => String(stage) === text) ?? null;
}
