import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { GivenSheet, StandardMetric } from "~/domain/networks/edition";
import { type EditionFigure, editionOf } from "~/domain/networks/edition";
import type { GiftContent, GivenBenchmark } from "~/domain/networks/gift";
import { lockPeople } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import { networkEditions } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { note } from "./network.server";

/** What a network was given, and the editions made of it. */

export interface Received<Content = GiftContent> {
  id: string;
  participantId: string;
  participant: string;
  title: string;
  year: number | null;
  content: Content;
  givenOn: string;
  until: string;
}

/** Profiles, lessons, stories, and reports that can be seen today, newest first. Never sheets: nobody reads those. */
export async function readReceived(db: TenantDb, today: string): Promise<Received[]> {
  return readCurrent<GiftContent>(db, today, sql`g.kind <> 'benchmark'`);
}

/** The sheets that count today: of each participant and year, the one given last. */
export async function readSheets(db: TenantDb, today: string): Promise<Received<GivenBenchmark>[]> {
  const all = await readCurrent<GivenBenchmark>(db, today, sql`g.kind = 'benchmark'`);
  const seen = new Set<string>();
  return all.filter(({ participantId, year }) => {
    const key = `${participantId} ${year}`;
    return !seen.has(key) && seen.add(key);
  });
}

async function readCurrent<Content>(db: TenantDb, today: string, kind: ReturnType<typeof sql>) {
  return rowsOf<Received<Content>>(
    await db.tx.execute(sql`
      select g.id, g.participant_id as "participantId", p.name as participant, g.title, g.year, g.content,
        g.given_on::text as "givenOn", g.until::text as until
      from network_gifts g
      join network_participants p on p.collaborative_id = g.collaborative_id and p.id = g.participant_id
      where g.collaborative_id = ${db.collaborativeId} and ${kind} and g.withdrawn_on is null and g.content is not null
        and g.until >= ${today}
      order by g.given_on desc, g.id desc`),
  );
}

export interface Edition {
  id: string;
  year: number;
  number: number;
  figures: EditionFigure[];
  madeOn: string;
  madeBy: string;
}

/** Newest first. */
export async function readEditions(db: TenantDb): Promise<Edition[]> {
  return rowsOf<Edition>(
    await db.tx.execute(sql`
      select id, year, number, figures, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD') as "madeOn", made_by as "madeBy"
      from network_editions where collaborative_id = ${db.collaborativeId} order by year desc, number desc`),
  );
}

/** Makes an edition of a year from the sheets that count today. @returns its number; null if nobody gave a figure */
export async function makeEdition(
  db: TenantDb,
  { year, standard, today }: { year: number; standard: readonly StandardMetric[]; today: string },
): Promise<number | null> {
  // One at a time: each is judged by all before it.
  await lockPeople(db);
  const sheets = (await readSheets(db, today)).flatMap(({ id, participantId, content }): GivenSheet[] =>
    content.sheet.year === year ? [{ giftId: id, participantId, sheet: content.sheet }] : [],
  );
  const earlier = (await readEditions(db)).filter((edition) => edition.year === year);
  const figures = editionOf(
    sheets,
    standard,
    earlier.flatMap((edition) => edition.figures),
  );
  if (figures.length === 0) return null;
  const number = (earlier[0]?.number ?? 0) + 1;
  const id = uuidv7();
  await db.tx
    .insert(networkEditions)
    .values({ collaborativeId: db.collaborativeId, id, year, number, figures, madeBy: db.actor.name });
  await note(db, id, null, { what: "edition", year, number, sheets: sheets.length });
  return number;
}
