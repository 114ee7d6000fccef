import { type AppliedDefinition, definitionIn, lowestGrade, type OwnDefinition } from "./definitions";
import { add } from "./fraction";
import { baselineYearOf, isActive, type Period, periodOf } from "./periods";
import { share } from "./rollup";
import type { Catalog, Decimal, Grade, Measure, Member, Metric, Observation } from "./types";

/** Why a member is, or is not, in a figure. */
export type Standing = "value" | "share_only" | "missing" | "unavailable" | "not_applicable";

/** What one active member adds to a figure of one year. */
export interface Contribution {
  memberId: string;
  standing: Standing;
  /** Its own share (a fraction) or amount; null where it has none. */
  value: number | null;
  numerator: Decimal | null;
  denominator: Decimal | null;
  note: string | null;
  source: string | null;
  period: Period | null;
  /** How comparable the definitions are by which it was counted; left out: same. */
  grade?: Grade;
  /** The member's own definitions behind it; left out where it counts as the collaborative does. */
  definitions?: AppliedDefinition[];
}

/** A metric, or a measure on its own, as something to compute. */
export interface Figure {
  code: string;
  label: string;
  kind: "share" | "amount";
  numerator: string;
  denominator: string | null;
  span: "year" | "since_baseline";
  unit: Measure["unit"] | "share";
}

/** Finds the metric or measure with this code. */
export function figureOf(catalog: Catalog, code: string): Figure | null {
  const metric = catalog.metrics.find((one) => one.code === code);
  if (metric) return asFigure(catalog, metric);
  const measure = catalog.measures.find((one) => one.code === code);
  if (!measure) return null;
  const { label, unit } = measure;
  return { code, label, kind: "amount", numerator: code, denominator: null, span: "year", unit };
}

export function asFigure(catalog: Catalog, metric: Metric): Figure {
  const measure = catalog.measures.find((one) => one.code === metric.numerator);
  const unit = metric.kind === "share" ? "share" : (measure?.unit ?? "count");
  return { ...metric, unit };
}

/** Stored values by member, item and year. */
export type Values = (memberId: string, itemId: string, year: number) => Observation | undefined;

export function valuesOf(observations: Observation[]): Values {
  const byKey = new Map(observations.map((row) => [`${row.memberId} ${row.itemId} ${row.year}`, row]));
  return (memberId, itemId, year) => byKey.get(`${memberId} ${itemId} ${year}`);
}

/**
 * What each member active in the year adds to a figure, in the order of the members. In a sum since the
 * baseline, members that have left are in it with the years that they reported, and so they are here.
 */
export function contributionsTo(
  catalog: Catalog,
  figure: Figure,
  year: number,
  values: Values,
  definitions: OwnDefinition[] = [],
): Contribution[] {
  const ids = idsOf(catalog, figure);
  const own = (member: Member, at: number) => ownDefinitions(definitions, member, figure, ids, at);
  return catalog.members.flatMap((member) => {
    const active = isActive(member, year);
    if (figure.span === "year") return active ? [inYear(member, figure, ids, year, values, own)] : [];
    const sum = overSpan(member, figure, ids, catalog.collaborative.baselineYear, year, values, own);
    return active || sum.standing === "value" ? [sum] : [];
  });
}

interface Ids {
  numerator: string;
  denominator: string | null;
  /** Of the metric, for shares reported alone. */
  share: string;
}

function idsOf(catalog: Catalog, figure: Figure): Ids {
  const idOf = (code: string | null) => catalog.measures.find((one) => one.code === code)?.id ?? "";
  return {
    numerator: idOf(figure.numerator),
    denominator: figure.denominator === null ? null : idOf(figure.denominator),
    share: catalog.metrics.find((one) => one.code === figure.code)?.id ?? "",
  };
}

/** The member's own definitions of what the figure reads, in one year. */
type Own = (member: Member, year: number) => AppliedDefinition[];

function ownDefinitions(
  definitions: OwnDefinition[],
  member: Member,
  figure: Figure,
  ids: Ids,
  year: number,
): AppliedDefinition[] {
  const parts = [[figure.numerator, ids.numerator] as const];
  if (figure.denominator !== null) parts.push([figure.denominator, ids.denominator ?? ""]);
  return parts.flatMap(([measure, id]) => {
    const found = definitionIn(definitions, member.id, id, year);
    return found ? [{ measure, fromYear: found.fromYear, wording: found.wording, grade: found.grade }] : [];
  });
}

/** Only a number that is in the figure was counted by a definition. */
function countedBy(
  applied: AppliedDefinition[],
  standing: Standing,
): Pick<Contribution, "grade" | "definitions"> {
  if (standing !== "value" || applied.length === 0) return {};
  return { grade: lowestGrade(applied.map(({ grade }) => grade)), definitions: applied };
}

function inYear(
  member: Member,
  figure: Figure,
  ids: Ids,
  year: number,
  values: Values,
  own: Own,
): Contribution {
  const parts = [values(member.id, ids.numerator, year)];
  if (ids.denominator !== null) parts.push(values(member.id, ids.denominator, year));
  const [numerator, denominator] = parts;
  const alone = figure.kind === "share" ? values(member.id, ids.share, year) : undefined;
  const standing = standingOf(parts, alone);
  const speaking = standing === "share_only" ? alone : parts.find((part) => part?.state === standing);
  return {
    memberId: member.id,
    standing,
    value: ownValue(figure, standing, numerator?.value ?? null, denominator?.value ?? null, alone),
    numerator: numerator?.value ?? null,
    denominator: denominator?.value ?? null,
    note: speaking?.note ?? null,
    source: speaking?.source ?? null,
    period: speaking
      ? { start: speaking.periodStart, end: speaking.periodEnd }
      : periodOf(year, member.fiscalYearEndMonth),
    ...countedBy(own(member, year), standing),
  };
}

function standingOf(parts: (Observation | undefined)[], alone: Observation | undefined): Standing {
  if (parts.some((part) => part?.state === "not_applicable")) return "not_applicable";
  if (parts.every((part) => part?.state === "value")) return "value";
  if (alone?.state === "value") return "share_only";
  if (alone?.state === "not_applicable") return "not_applicable";
  return [...parts, alone].some((part) => part?.state === "unavailable") ? "unavailable" : "missing";
}

function ownValue(
  figure: Figure,
  standing: Standing,
  numerator: Decimal | null,
  denominator: Decimal | null,
  alone: Observation | undefined,
): number | null {
  if (standing === "share_only") return Number(alone?.value);
  if (standing !== "value") return null;
  return figure.kind === "share" ? share(numerator, denominator) : Number(numerator);
}

/** The years after the member's baseline up to `year`, added up; a year without both parts adds nothing. */
function overSpan(
  member: Member,
  figure: Figure,
  ids: Ids,
  collaborativeBaseline: number,
  year: number,
  values: Values,
  own: Own,
): Contribution {
  const first = Math.max(baselineYearOf(member, collaborativeBaseline), collaborativeBaseline) + 1;
  const years: Contribution[] = [];
  for (let each = first; each <= year; each++)
    if (isActive(member, each)) years.push(inYear(member, figure, ids, each, values, own));
  const reported = years.filter(({ standing }) => standing === "value");
  const sum = (part: "numerator" | "denominator") =>
    reported.reduce<Decimal | null>((total, one) => {
      const amount = one[part];
      return amount === null ? total : add(total ?? "0", amount);
    }, null);
  const [numerator, denominator] = [sum("numerator"), sum("denominator")];
  const standing = reported.length > 0 ? "value" : (years.at(-1)?.standing ?? "missing");
  return {
    memberId: member.id,
    standing,
    value: ownValue(figure, standing, numerator, denominator, undefined),
    numerator,
    denominator,
    note: years.at(-1)?.note ?? null,
    source: years.at(-1)?.source ?? null,
    period: {
      start: periodOf(first, member.fiscalYearEndMonth).start,
      end: periodOf(year, member.fiscalYearEndMonth).end,
    },
    ...countedBy(distinct(reported.flatMap(({ definitions = [] }) => definitions)), standing),
  };
}

/** Each definition once, however many years it was counted by. */
function distinct(applied: AppliedDefinition[]): AppliedDefinition[] {
  return [...new Map(applied.map((one) => [`${one.measure} ${one.fromYear} ${one.wording}`, one])).values()];
}
