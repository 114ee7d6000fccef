import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Assessment, type Placements, placementsOf } from "~/domain/continuum/continuum";
import { mayFollow, type StagesShown } from "~/domain/continuum/over-time";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import { shownStages } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/**
 * The stages behind the distributions that members and the public see. They move on only when enough members' stages
 * have changed; every rating is weighed in the transaction that stores it.
 */
export interface ShownDistributionStages {
  year: number;
  practice: string;
  number: number;
  stages: StagesShown;
  /** ISO instant. */
  shownAt: string;
}

/** Everything that was shown, oldest first. */
export async function readShownStages(db: TenantDb): Promise<ShownDistributionStages[]> {
  return rowsOf<ShownDistributionStages>(
    await db.tx.execute(sql`
      select year, practice, number, stages, ${instant("shown_at")} as "shownAt" from shown_stages
      where collaborative_id = ${db.collaborativeId} order by year, practice, number`),
  );
}

/** The stages of the members rated on one practice in one year. */
export function stagesAt(placements: Placements, practice: string, year: number): StagesShown {
  return Object.fromEntries(
    placements.all.flatMap((placement) =>
      placement.memberId !== null && placement.practice === practice && placement.year === year
        ? [[placement.memberId, placement.stage] as const]
        : [],
    ),
  );
}

/**
 * Weighs whether the distributions of these places may move on.
 * @param before all ratings as they were until now
 * @param after all ratings as they are stored now
 */
export async function moveShownStages(
  db: TenantDb,
  places: { practice: string; year: number }[],
  before: readonly Assessment[],
  after: readonly Assessment[],
): Promise<void> {
  const k = (await readCatalog(db)).collaborative.policy.minimumContributors;
  const shown = await readShownStages(db);
  const revealed = rowsOf<{ year: number; practice: string; ratings: RevealedCounts }>(
    await db.tx.execute(
      sql`select year, practice, ratings from continuum_reveals where collaborative_id = ${db.collaborativeId}`,
    ),
  );
  const [then, now] = [placementsOf(before), placementsOf(after)];
  const rows: (typeof shownStages.$inferInsert)[] = [];
  for (const { practice, year } of distinct(places)) {
    const of = (list: { practice: string; year: number }) => list.practice === practice && list.year === year;
    const earlier = shown.filter(of).map(({ stages }) => stages);
    let number = earlier.length;
    const add = (stages: StagesShown) => {
      rows.push({
        collaborativeId: db.collaborativeId,
        id: uuidv7(),
        practice,
        year,
        number: ++number,
        stages,
      });
      earlier.push(stages);
    };
    // Ratings from before anything was kept were shown as they were.
    const unkept = stagesAt(then, practice, year);
    if (earlier.length === 0 && Object.keys(unkept).length >= k) add(unkept);
    const next = stagesAt(now, practice, year);
    const rooms = revealed
      .filter(of)
      .flatMap(({ ratings }) => (ratings.countsShown ? [ownViews(ratings)] : []));
    const last = earlier.at(-1);
    if (last && sameStages(last, next)) continue;
    if (mayFollow([...earlier, ...rooms], next, k)) add(next);
  }
  if (rows.length > 0) await db.tx.insert(shownStages).values(rows);
}

interface RevealedCounts {
  given: { rater: string; memberId: string | null; stage: 0 | 1 | 2 | 3 }[];
  countsShown: boolean;
}

/** Where the members saw themselves when a practice was revealed. */
export function ownViews({ given }: RevealedCounts): StagesShown {
  return Object.fromEntries(
    given.flatMap(({ rater, memberId, stage }) =>
      rater === "self" && memberId !== null ? [[memberId, stage] as const] : [],
    ),
  );
}

const sameStages = (a: StagesShown, b: StagesShown) =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.keys(a).every((member) => a[member] === b[member]);

const distinct = (places: { practice: string; year: number }[]) => [
  ...new Map(places.map((place) => [`${place.year} ${place.practice}`, place])).values(),
];
