import { seesEverything } from "~/domain/disclosure/disclosure";
import type { Path } from "~/domain/goals/progress/progress";
import type { Readings } from "~/domain/goals/progress/readings";
import { isMovable, newestYear, seriesOf, takesOf } from "~/domain/goals/takes/needs";
import { maskedMembers, type ReadingsJson, readingsToJson } from "~/domain/goals/takes/readings-json";
import {
  type Column,
  columnsOf,
  type FigureCatalog,
  fieldOf,
  partsOf,
} from "~/domain/goals/takes/scenario-form";
import { codesOf, simpleTargets, type Target } from "~/domain/goals/targets";
import type { GoalWords } from "~/domain/goals/words/words";
import type { Indicator } from "~/domain/indicators/indicators";
import { isActive } from "~/domain/periods";
import type { Catalog, Viewer } from "~/domain/terms";
import { type NeedView, needViews } from "./need-words";

/** What a goal still takes, and what a what-if on its page needs. */
export interface TakesView {
  needs: NeedView[];
  whatIf: WhatIfView | null;
}

export interface WhatIfView {
  readings: ReadingsJson;
  target: Target;
  path: Path;
  /** The newest year with values, the year it is about, and those to choose from. */
  from: number;
  year: number;
  years: number[];
  columns: Column[];
  members: WhatIfMember[];
  /** Ids of the members active in the year it is about. */
  active: string[];
  /** Whether the viewer sees and types every member's numbers. */
  whole: boolean;
  /** What the address holds, by field name. */
  typed: Record<string, string>;
  catalog: FigureCatalog;
  indicators: Pick<Indicator, "code" | "label">[];
}

export interface WhatIfMember {
  id: string;
  slug: string;
  name: string;
  /** Whether this viewer may type its numbers. */
  mayType: boolean;
}

export interface TakesSources {
  target: Target;
  path: Path;
  readings: Readings;
  words: GoalWords;
  catalog: Catalog;
  indicators: Indicator[];
  viewer: Viewer;
  year: number;
  /** Of the page. */
  query: URLSearchParams;
}

export function takesView(sources: TakesSources): TakesView {
  const { target, path, readings, words, year } = sources;
  const needs = needViews(takesOf(target, path, readings, year), { words, ...path });
  return { needs, whatIf: whatIfView(sources) };
}

/** The farthest that one may look ahead. */
const MOST_YEARS = 15;

/** Null where there is nothing to type: no figure of members, none known yet, or none that this viewer may type. */
function whatIfView(sources: TakesSources): WhatIfView | null {
  const { target, path, readings, catalog, indicators, viewer, query } = sources;
  const columns = columnsOf(target, catalog);
  const from = newestOf(sources);
  if (columns.length === 0 || from === null) return null;
  const last = Math.max(from + 1, ...simpleTargets(target).map((each) => each.targetYear ?? path.targetYear));
  const years = Array.from({ length: Math.min(last - from, MOST_YEARS) }, (_, place) => from + 1 + place);
  const asked = Number(query.get("then"));
  const year = years.includes(asked) ? asked : (years.at(-1) ?? from + 1);
  const whole = seesEverything(viewer);
  const involved = catalog.members.filter(
    (member) => isActive(member, year) && (path.memberId === null || member.id === path.memberId),
  );
  const isVisible = (id: string) => whole || id === viewer.memberId || !readings.hidden?.(id, from);
  const visible = catalog.members.flatMap(({ id }) => (isVisible(id) ? [id] : []));
  const members = involved
    .filter(({ id }) => isVisible(id))
    .map(({ id, slug, name }) => ({ id, slug, name, mayType: whole || id === viewer.memberId }));
  if (!members.some(({ mayType }) => mayType)) return null;
  const { figures, indicators: places } = codesOf(target);
  const metrics = catalog.metrics.filter(({ code }) => figures.includes(code));
  const measures = catalog.measures.filter(({ code }) =>
    [...figures, ...figures.flatMap((figure) => Object.values(partsOf(catalog, figure) ?? {}))].includes(
      code,
    ),
  );
  return {
    readings: readingsToJson(readings, target, {
      years: [path.startYear, from, year],
      memberIds: visible,
    }),
    target,
    path,
    from,
    year,
    years,
    columns,
    members,
    active: maskedMembers(
      involved.map(({ id }) => id),
      visible,
    ),
    whole,
    typed: typedIn(query, columns, members),
    catalog: { metrics, measures },
    indicators: indicators
      .filter(({ code }) => places.includes(code))
      .map(({ code, label }) => ({ code, label })),
  };
}

function typedIn(query: URLSearchParams, columns: Column[], members: WhatIfMember[]): Record<string, string> {
  const names = members
    .filter(({ mayType }) => mayType)
    .flatMap(({ slug }) => columns.map((column) => fieldOf(column, slug)));
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = query.get(name);
      return text ? [[name, text.slice(0, 100)]] : [];
    }),
  );
}

/** The newest year up to the page's with a value of any figure that the target reads. */
function newestOf({ target, path, readings, year }: TakesSources): number | null {
  const who = target.kind === "eachMember" ? readings.members : [path.memberId];
  const years = simpleTargets(target)
    .filter(isMovable)
    .flatMap((simple) => who.map((memberId) => seriesOf(simple, memberId, readings)))
    .flatMap((series) => (series ? (newestYear(series, year) ?? []) : []));
  return years.length === 0 ? null : Math.max(...years);
}
