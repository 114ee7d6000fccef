import { isExempt } from "~/domain/members/exemptions";
import { add } from "~/domain/numbers/fraction";
import { baselineYearOf, isActive, type Period, periodFor } from "~/domain/periods";
import type { Catalog, Decimal, Grade, Measure, Member, Metric, Observation, Strategy } from "~/domain/terms";
import { share } from "./changes";
import { type AppliedDefinition, definitionIn, lowestGrade, type OwnDefinition } from "./definitions";

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
export function figureOf(catalog: Pick<Catalog, "measures" | "metrics">, code: string): Figure | null {
  const metric = catalog.metrics.find((metric) => metric.code === code);
  if (metric) return asFigure(catalog, metric);
  const measure = catalog.measures.find((measure) => measure.code === code);
  if (!measure) return null;
  const { label, unit } = measure;
  return { code, label, kind: "amount", numerator: code, denominator: null, span: "year", unit };
}

export function asFigure(catalog: Pick<Catalog, "measures">, metric: Metric): Figure {
  const measure = catalog.measures.find(({ code }) => code === metric.numerator);
  const unit = metric.kind === "share" ? "share" : (measure?.unit ?? "count");
  return { ...metric, unit };
}

/** Stored values by member, item and year. */
export type Values = (memberId: string, itemId: string, year: number) => Observation | undefined;

export function valuesOf(observations: Observation[]): Values {
  const byKey = new Map(observations.map((row) => [`${row.memberId} ${row.itemId} ${row.year}`, row]));
  return (memberId, itemId, year) => byKey.get(`${memberId} ${itemId} ${year}`);
}

/** A figure of one year, and all that it is computed from. */
export interface FigureSources {
  catalog: Catalog;
  figure: Figure;
  year: number;
  values: Values;
  /** The members' own definitions. */
  definitions?: OwnDefinition[];
}

/**
 * What each member active in the year adds to a figure, in the order of the members. In a sum since the
 * baseline, members that have left are in it with the years that they reported, and so they are here.
 */
export function contributionsTo({
  catalog,
  figure,
  year,
  values,
  definitions = [],
}: FigureSources): Contribution[] {
  const reading = { figure, ids: idsOf(catalog, figure), values, definitions };
  return catalog.members.flatMap((member) => {
    const active = isActive(member, year);
    if (figure.span === "year") return active ? [inYear(reading, member, year)] : [];
    const first = firstOfSpan(member, catalog.collaborative.baselineYear);
    const sum = overSpan(reading, member, { first, last: year });
    return active || sum.standing === "value" ? [sum] : [];
  });
}

interface Ids {
  numerator: string;
  denominator: string | null;
  /** Of the metric, for shares reported alone. */
  share: string;
  /** The strategies of the measures, in the order of the parts. */
  strategies: (Strategy | undefined)[];
}

function idsOf(catalog: Catalog, figure: Figure): Ids {
  const measureOf = (code: string | null) => catalog.measures.find((measure) => measure.code === code);
  const idOf = (code: string | null) => measureOf(code)?.id ?? "";
  return {
    strategies: [measureOf(figure.numerator)?.strategy, measureOf(figure.denominator)?.strategy],
    numerator: idOf(figure.numerator),
    denominator: figure.denominator === null ? null : idOf(figure.denominator),
    share: catalog.metrics.find(({ code }) => code === figure.code)?.id ?? "",
  };
}

/** What a figure reads of every member. */
interface Reading {
  figure: Figure;
  ids: Ids;
  values: Values;
  definitions: OwnDefinition[];
}

/** The member's own definitions of what the figure reads, in one year. */
function ownDefinitions(
  { figure, ids, definitions }: Reading,
  member: Member,
  year: number,
): AppliedDefinition[] {
  const parts = [[figure.numerator, ids.numerator] as const];
  if (figure.denominator !== null) parts.push([figure.denominator, ids.denominator ?? ""]);
  return parts.flatMap(([measure, id]) => {
    const definition = definitionIn(definitions, member.id, id, year);
    if (!definition) return [];
    const { fromYear, wording, grade } = definition;
    return [{ measure, fromYear, wording, grade }];
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

function inYear(reading: Reading, member: Member, year: number): Contribution {
  const { figure, ids, values } = reading;
  const parts = [values(member.id, ids.numerator, year)];
  if (ids.denominator !== null) parts.push(values(member.id, ids.denominator, year));
  const [numerator, denominator] = parts;
  const alone = figure.kind === "share" ? values(member.id, ids.share, year) : undefined;
  // Nothing recorded, and nothing expected: the strategy does not concern the member.
  const exempt = parts.some((part, place) => {
    const strategy = ids.strategies[place];
    return !part && !alone && strategy !== undefined && isExempt(member, strategy, year);
  });
  const standing = exempt ? "not_applicable" : standingOf(parts, alone);
  const speaking = standing === "share_only" ? alone : parts.find((part) => part?.state === standing);
  const amounts = { numerator: numerator?.value ?? null, denominator: denominator?.value ?? null };
  return {
    memberId: member.id,
    standing,
    value: ownValue({ kind: figure.kind, standing, ...amounts, alone }),
    ...amounts,
    note: speaking?.note ?? null,
    source: speaking?.source ?? null,
    period: speaking ? { start: speaking.periodStart, end: speaking.periodEnd } : periodFor(member, year),
    ...countedBy(ownDefinitions(reading, member, year), standing),
  };
}

function standingOf(parts: (Observation | undefined)[], alone: Observation | undefined): Standing {
  if (parts.some((part) => part?.state === "not_applicable")) return "not_applicable";
  if (parts.every((part) => part?.state === "value")) return "value";
  if (alone?.state === "value") return "share_only";
  if (alone?.state === "not_applicable") return "not_applicable";
  return [...parts, alone].some((part) => part?.state === "unavailable") ? "unavailable" : "missing";
}

/** What a member's own value comes from: its amounts, or the share that it reported alone. */
interface ValueSources extends Pick<Contribution, "standing" | "numerator" | "denominator"> {
  kind: Figure["kind"];
  alone: Observation | undefined;
}

function ownValue({ kind, standing, numerator, denominator, alone }: ValueSources): number | null {
  if (standing === "share_only") return Number(alone?.value);
  if (standing !== "value") return null;
  return kind === "share" ? share(numerator, denominator) : Number(numerator);
}

/** The year after the member's baseline. */
function firstOfSpan(member: Member, collaborativeBaseline: number): number {
  return Math.max(baselineYearOf(member, collaborativeBaseline), collaborativeBaseline) + 1;
}

/** These years of the member, added up; a year without both parts adds nothing. */
function overSpan(
  reading: Reading,
  member: Member,
  { first, last }: { first: number; last: number },
): Contribution {
  const years: Contribution[] = [];
  for (let year = first; year <= last; year++)
    if (isActive(member, year)) years.push(inYear(reading, member, year));
  const reported = years.filter(({ standing }) => standing === "value");
  const sum = (part: "numerator" | "denominator") =>
    reported.reduce<Decimal | null>((total, contribution) => {
      const amount = contribution[part];
      return amount === null ? total : add(total ?? "0", amount);
    }, null);
  const numerator = sum("numerator");
  const denominator = sum("denominator");
  const newest = years.at(-1);
  // A share given alone has no counts to add up.
  const without = newest?.standing === "share_only" ? "missing" : (newest?.standing ?? "missing");
  const standing = reported.length > 0 ? "value" : without;
  return {
    memberId: member.id,
    standing,
    value: ownValue({ kind: reading.figure.kind, standing, numerator, denominator, alone: undefined }),
    numerator,
    denominator,
    note: years.at(-1)?.note ?? null,
    source: years.at(-1)?.source ?? null,
    period: {
      start: periodFor(member, first).start,
      end: periodFor(member, last).end,
    },
    ...countedBy(distinct(reported.flatMap(({ definitions = [] }) => definitions)), standing),
  };
}

/** Each definition once, however many years it was counted by. */
function distinct(applied: AppliedDefinition[]): AppliedDefinition[] {
  const keyOf = ({ measure, fromYear, wording }: AppliedDefinition) => `${measure} ${fromYear} ${wording}`;
  return [...new Map(applied.map((definition) => [keyOf(definition), definition])).values()];
}
