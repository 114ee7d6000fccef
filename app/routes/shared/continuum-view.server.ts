import { type Placement, rubricIn, type Subject } from "~/domain/continuum";
import type {
  DisclosedContinuum,
  ShownContinuum,
  ShownDistribution,
  ShownSubject,
} from "~/domain/continuum-disclosure";
import { movesSince, stageWordsOf } from "~/domain/continuum-profile";
import type { Catalog, Member, Viewer } from "~/domain/types";
import { type ContinuumSource, shownYear } from "~/records/continuum.server";
import type { HeatCell } from "~/ui/continuum/HeatTable";
import type { StripView } from "./ContinuumStrip";

/** A year of the Continuum as the page shows it: what may be seen, with names, and no more than is drawn. */
export function heatView(
  shown: DisclosedContinuum<ShownContinuum>,
  { versions, placements }: ContinuumSource,
  members: readonly Member[],
) {
  const rubric = rubricIn(versions, shown.year);
  const slugs = new Map(members.map((member) => [member.id, member]));
  const named = (memberId: Subject) =>
    memberId === null
      ? { slug: "backbone", name: "The backbone" }
      : { slug: slugs.get(memberId)?.slug ?? "", name: slugs.get(memberId)?.name ?? "" };
  const practices = (kind: "member" | "backbone") =>
    rubric.sections
      .flatMap((section) => section.practices)
      .filter(({ appliesTo }) => appliesTo === kind || appliesTo === "both")
      .map(({ code, name }) => ({ code, name }));
  const nameOf = new Map(
    rubric.sections.flatMap((section) => section.practices.map(({ code, name }) => [code, name] as const)),
  );
  return {
    year: shown.year,
    words: stageWordsOf(rubric),
    memberPractices: practices("member"),
    backbonePractices: practices("backbone"),
    rows: shown.members.map((subject) => ({ ...named(subject.memberId), ...rowView(subject) })),
    backbone: { ...named(null), ...rowView(shown.backbone) },
    hidden: shown.hidden,
    distributions: shown.practices.map((one) => ({
      ...one,
      name: nameOf.get(one.practice) ?? one.practice,
    })),
    lagging:
      shown.lagging?.map((lag) => ({ ...lag, name: nameOf.get(lag.practice) ?? lag.practice })) ?? null,
    laggingWithheld: shown.laggingWithheld,
    rated: shown.practices.some(({ rated }) => rated > 0) || shown.backbone.rated > 0,
    moves: movesSince(shown, versions, placements).map(({ memberId, practice, ...move }) => ({
      ...move,
      ...named(memberId),
      practice,
      practiceName: nameOf.get(practice) ?? practice,
    })),
  };
}

export type HeatView = ReturnType<typeof heatView>;
export type DistributionView = ShownDistribution & { name: string };

function rowView({ own, rows, stageReached, progressIndex, rated, of }: ShownSubject) {
  return {
    ...{ own, stageReached, progressIndex, rated, of },
    cells: rows.map(
      ({ practice, stage, placement }): HeatCell => ({
        ...{ practice, stage },
        agreed: placement?.rater === "agreed",
        differs: differs(placement),
      }),
    ),
  };
}

const differs = (placement: Placement | null) =>
  placement?.disagreement ? (placement.disagreement.settled ? "settled" : "open") : null;

/** The Continuum in short: the newest year with a rating, up to the one given; null while there is none. */
export function stripView(
  source: ContinuumSource | null,
  catalog: Catalog,
  viewer: Viewer,
  upTo: number,
): StripView | null {
  const assessed = (source?.placements.all ?? []).flatMap(({ memberId, year }) =>
    memberId !== null && year <= upTo ? [year] : [],
  );
  if (!source || assessed.length === 0) return null;
  const year = assessed.reduce((most, one) => Math.max(most, one));
  const view = heatView(shownYear(source, viewer, catalog, year), source, catalog.members);
  const { words, lagging, laggingWithheld } = view;
  const distributions = view.distributions.map(({ practice, name, counts, rated, of }) => ({
    ...{ practice, name, counts, rated, of },
  }));
  return { year, words, lagging, laggingWithheld, distributions };
}
