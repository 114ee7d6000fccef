import { and, eq, sql } from "drizzle-orm";
import { type BenchmarkSheet, percentOf } from "~/domain/networks/benchmark";
import type { GivenProfile, GivenStory } from "~/domain/networks/gift";
import { consentHolds, shownStory } from "~/domain/outcomes/story";
import { PHASES, PURPOSES, STRUCTURES } from "~/domain/path/profile";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { yearOf } from "~/records/figures/rollup.server";
import { addShowing } from "~/records/figures/showings.server";
import { holdStill } from "~/records/locks.server";
import { readStories } from "~/records/outcomes/stories.server";
import { readProfile } from "~/records/path/profile.server";
import { readForReaders } from "~/records/reports/readers.server";
import { reportLinks, reports, reportVersions } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** What a collaborative can give: each as anybody outside may see it. */

/** The profile as it is now; null while nothing is in it. */
export async function profileToGive(db: TenantDb): Promise<GivenProfile | null> {
  const { purpose, structure, phase, geography, vision, imperative } = await readProfile(db);
  const facts = [
    { label: "Purpose", text: purpose ? PURPOSES[purpose] : "" },
    { label: "Structure", text: structure ? STRUCTURES[structure] : "" },
    { label: "Phase", text: phase ? PHASES[phase] : "" },
    { label: "Place", text: geography },
    { label: "Vision", text: vision },
    { label: "Imperative", text: imperative },
  ].filter(({ text }) => text !== "");
  return facts.length > 0 ? { kind: "profile", facts } : null;
}

export interface StoryToGive {
  id: string;
  title: string;
  consentUntil: string | null;
  content: GivenStory;
}

/** Released stories whose consent holds today. */
export async function storiesToGive(db: TenantDb, today: string): Promise<StoryToGive[]> {
  return (await readStories(db)).flatMap((story) => {
    const shown = shownStory(story, today);
    if (story.state !== "released" || !consentHolds(story, today) || !shown) return [];
    const { id, title, words, name, place } = shown;
    return [{ id, title, consentUntil: story.consentUntil, content: { kind: "story", words, name, place } }];
  });
}

/** The report behind a public link, by the hash of its secret; null if there is none, or it was revoked. */
export async function reportToGive(
  db: TenantDb,
  secretHash: string,
): Promise<{ title: string; year: number } | null> {
  const [report] = await db.tx
    .select({ title: reports.title, year: reports.year })
    .from(reportLinks)
    .innerJoin(
      reportVersions,
      and(
        eq(reportVersions.collaborativeId, reportLinks.collaborativeId),
        eq(reportVersions.id, reportLinks.versionId),
      ),
    )
    .innerJoin(
      reports,
      and(
        eq(reports.collaborativeId, reportVersions.collaborativeId),
        eq(reports.id, reportVersions.reportId),
      ),
    )
    .where(
      and(
        eq(reportLinks.collaborativeId, db.collaborativeId),
        eq(reportLinks.secretHash, secretHash),
        sql`${reportLinks.revokedAt} is null`,
        eq(reports.audience, "public"),
      ),
    );
  return report ?? null;
}

/**
 * The shares of a year as a public report would show them. What is withheld there is null here, so it never leaves. What
 * the sheet shows is kept among the showings: later reports are judged together with it.
 * @returns null if no share has a value
 */
export async function sheetToGive(db: TenantDb, year: number, today: string): Promise<BenchmarkSheet | null> {
  await holdStill(db);
  const catalog = await readCatalog(db);
  const read = await readForReaders(db, catalog, {
    readers: "public",
    from: Math.min(catalog.collaborative.baselineYear, year),
    to: year,
    today,
  });
  const shares = read.catalog.metrics.flatMap((metric) =>
    metric.kind === "share" && metric.denominator !== null && metric.span === "year"
      ? [{ ...metric, denominator: metric.denominator }]
      : [],
  );
  const shown = new Map(yearOf(read.rollup, year).metrics.map((figure) => [figure.metric, figure]));
  const figures = shares.flatMap((metric) => {
    const figure = shown.get(metric.code);
    if (!figure) return [];
    const withheld = figure.withheld !== null;
    return [
      {
        metric: metric.code,
        label: metric.label,
        numerator: metric.numerator,
        denominator: metric.denominator,
        value: withheld || figure.value === null ? null : percentOf(figure.value),
        withheld,
        reporting: figure.reporting,
        expected: figure.expected,
        comparability: figure.comparability,
      },
    ];
  });
  if (!figures.some(({ value }) => value !== null)) return null;
  if (read.showing) await addShowing(db, { kind: "report", year, audience: "public", showing: read.showing });
  const from = `${year}-01-01`;
  const to = `${year}-12-31`;
  const members = catalog.members.filter(
    ({ joinedOn, leftOn }) => joinedOn <= to && (leftOn === null || leftOn >= from),
  ).length;
  return { year, members, figures };
}
