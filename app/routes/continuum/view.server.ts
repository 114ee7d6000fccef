import { type Continuum, type Placement, rubricIn, type Subject } from "~/domain/continuum/continuum";
import type { DisclosedContinuum, ShownContinuum, ShownSubject } from "~/domain/continuum/disclosure";
import { marked } from "~/domain/continuum/drafts";
import { movesSince, stageWordsOf } from "~/domain/continuum/profile";
import type { ShownDistribution } from "~/domain/continuum/shown-distributions";
import type { Catalog, Member, Viewer } from "~/domain/terms";
import { shownYear, type ViewedContinuum } from "~/records/continuum/continuum.server";
import type { HeatCell } from "~/ui/continuum/HeatTable";
import { BACKBONE } from "./catalog.server";

/** A year of the Continuum as the page shows it: disclosed figures with names, and nothing the page does not use. */
export function heatView(
  shown: DisclosedContinuum<ShownContinuum>,
  continuum: Continuum,
  members: readonly Member[],
) {
  const rubric = marked(rubricIn(continuum.versions, shown.year));
  const nameOfMember = new Map(members.map(({ id, slug, name }) => [id, { slug, name }]));
  const named = (memberId: Subject) =>
    memberId === null
      ? { slug: BACKBONE, name: "The backbone" }
      : (nameOfMember.get(memberId) ?? { slug: "", name: "" });
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
    distributions: shown.practices.map((distribution) => ({
      ...distribution,
      name: nameOf.get(distribution.practice) ?? distribution.practice,
    })),
    lagging:
      shown.lagging?.map((lag) => ({ ...lag, name: nameOf.get(lag.practice) ?? lag.practice })) ?? null,
    laggingWithheld: shown.laggingWithheld,
    rated: shown.practices.some(({ rated }) => rated > 0) || shown.backbone.rated > 0,
    moves: movesSince(shown, continuum).map(({ memberId, practice, ...move }) => ({
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
    own,
    stageReached,
    progressIndex,
    rated,
    of,
    cells: rows.map(
      ({ practice, stage, placement, submitted = false }): HeatCell => ({
        practice,
        stage,
        submitted,
        agreed: placement?.rater === "agreed",
        differs: differs(placement),
      }),
    ),
  };
}

const differs = (placement: Placement | null) =>
  placement?.disagreement ? (placement.disagreement.settled ? "settled" : "open") : null;

/** What the overview shows of the Continuum. */
export type StripView = Pick<HeatView, "words" | "lagging" | "laggingWithheld"> & {
  year: number;
  distributions: Pick<DistributionView, "practice" | "name" | "counts" | "rated" | "of">[];
};

/** The Continuum in short, for the newest rated year up to `upTo`; null if there is none. */
export function stripView(
  source: ViewedContinuum | null,
  catalog: Catalog,
  viewer: Viewer,
  upTo: number,
): StripView | null {
  const assessed = (source?.placements.all ?? []).flatMap(({ memberId, year }) =>
    memberId !== null && year <= upTo ? [year] : [],
  );
  if (!source || assessed.length === 0) return null;
  const year = assessed.reduce((newest, candidate) => Math.max(newest, candidate));
  const view = heatView(shownYear(source, viewer, catalog, year), source, catalog.members);
  const { words, lagging, laggingWithheld } = view;
  const distributions = view.distributions.map(({ practice, name, counts, rated, of }) => ({
    practice,
    name,
    counts,
    rated,
    of,
  }));
  return { year, words, lagging, laggingWithheld, distributions };
}
