import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { numberText, standingsOf, stateOf, type Vote } from "~/domain/meetings/decisions";
import type { DecisionFields } from "~/domain/meetings/form";
import type { RecordedDecision } from "~/domain/meetings/minutes";
import { minutesOf } from "~/domain/meetings/minutes";
import type { DecisionState } from "~/domain/meetings/terms";
import type { Body, Directory } from "~/domain/people/bodies";
import { record } from "~/records/history/history.server";
import { type Outcome, revise } from "~/records/partnership/revise.server";
import { rowsOf } from "~db/rows";
import { decisions } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { readRecord, type VoteColumns, voteOf } from "./record.server";

const columnsOf = ({ vote, ...fields }: DecisionFields) => ({ ...fields, ...voteColumns(vote) });

const voteColumns = (vote: Vote): VoteColumns => ({
  noObjection: vote.kind === "no_objection",
  votesFor: vote.kind === "count" ? vote.for : null,
  votesAgainst: vote.kind === "count" ? vote.against : null,
  abstaining: vote.kind === "count" ? vote.abstaining : null,
});

/** Proposes a decision under an item; its result is settled afterward. */
export async function addDecision(db: TenantDb, itemId: string, fields: DecisionFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  const columns = columnsOf(fields);
  await db.tx.insert(decisions).values({ collaborativeId, id, itemId, ...columns, changedBy: actor.name });
  await record(db, [{ subject: "decision", itemId: id, before: null, after: { ...columns, itemId } }]);
  return id;
}

export function changeDecision(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: DecisionFields },
): Promise<Outcome> {
  return revise(db, decisions, { id, revision, subject: "decision", set: () => columnsOf(fields) });
}

/** Strikes a decision that was taken down by mistake; its number is not given again. @returns null if others refer to it */
export async function strikeDecision(db: TenantDb, id: string): Promise<Outcome | null> {
  const used = rowsOf(
    await db.tx.execute(sql`
      select 1 from decisions where collaborative_id = ${db.collaborativeId} and (replaces = ${id} or confirms = ${id})
      union all
      select 1 from citations where collaborative_id = ${db.collaborativeId} and decision_id = ${id}`),
  );
  if (used.length > 0) return null;
  return revise(db, decisions, { id, revision: null, subject: "decision", set: () => null });
}

/**
 * Settles what every decision of a meeting comes to, from its vote, the body's rule, and the attendance, and numbers
 * those that have a result. Call it after each write, with the meeting locked.
 */
export async function settleDecisions(
  db: TenantDb,
  meetingId: string,
  { body, directory }: { body: Body; directory: Directory },
): Promise<void> {
  const stored = await readRecord(db, meetingId);
  if (!stored) return;
  const { quorum } = minutesOf(stored, body, directory, new Map());
  const results = stored.decisions
    .map((decision) => ({ decision, state: stateOf(body.rule, decision.vote, quorum) }))
    .filter(
      ({ decision, state }) => state !== decision.state || (state !== "proposed" && decision.number === null),
    );
  if (results.length === 0) return;
  const year = Number(stored.meeting.day.slice(0, 4));
  const fresh = results.filter(({ decision, state }) => state !== "proposed" && decision.number === null);
  const last = fresh.length > 0 ? await takeNumbers(db, year, fresh.length) : 0;
  const rows = results.map(({ decision: { id, year: given, number }, state }) => {
    const at = fresh.findIndex(({ decision }) => decision.id === id);
    return at < 0
      ? { id, state, year: given, number }
      : { id, state, year, number: last - fresh.length + 1 + at };
  });
  await db.tx.execute(sql`
    update decisions d set state = r.state, year = r.year, number = r.number
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, state text, year int, number int)
    where d.collaborative_id = ${db.collaborativeId} and d.id = r.id`);
  await record(
    db,
    rows.map(({ id, state, ...given }) => ({
      subject: "decision" as const,
      itemId: id,
      before: { state: stored.decisions.find((decision) => decision.id === id)?.state },
      after: { state, decisionNumber: numberText(given) },
    })),
  );
}

/** Numbers of a year are handed out once, even if a decision is struck. @returns the last of those taken */
async function takeNumbers(db: TenantDb, year: number, count: number): Promise<number> {
  const [row] = rowsOf<{ last: number }>(
    await db.tx.execute(sql`
      insert into decision_numbers (collaborative_id, year, last) values (${db.collaborativeId}, ${year}, ${count})
      on conflict (collaborative_id, year) do update set last = decision_numbers.last + ${count} returning last`),
  );
  return row?.last ?? count;
}

interface Row extends VoteColumns {
  id: string;
  text: string;
  year: number | null;
  number: number | null;
  dissent: string;
  effectiveOn: string | null;
  state: DecisionState;
  replaces: string | null;
  confirms: string | null;
  meeting: RecordedDecision["meeting"];
  body: RecordedDecision["body"];
  item: string;
}

/** All decisions, newest first, with how each stands today. One statement. */
export async function readDecisions(db: TenantDb): Promise<RecordedDecision[]> {
  const rows = rowsOf<Row>(
    await db.tx.execute(sql`
      select d.id, d.text, d.year, d.number, d.no_objection as "noObjection", d.votes_for as "votesFor",
        d.votes_against as "votesAgainst", d.abstaining, d.dissent, d.effective_on::text as "effectiveOn", d.state,
        d.replaces, d.confirms, a.title as item,
        json_build_object('id', m.id, 'day', m.day, 'state', m.state, 'bodyId', m.body_id) as meeting,
        json_build_object('id', b.id, 'name', b.name, 'closed', b.closed) as body
      from decisions d
        join agenda_items a on a.collaborative_id = d.collaborative_id and a.id = d.item_id
        join meetings m on m.collaborative_id = d.collaborative_id and m.id = a.meeting_id
        join bodies b on b.collaborative_id = d.collaborative_id and b.id = m.body_id
      where d.collaborative_id = ${db.collaborativeId}
      order by m.day desc, d.year desc nulls first, d.number desc nulls first, d.id desc`),
  );
  const standings = standingsOf(rows);
  return rows.map((row) => {
    const { noObjection, votesFor, votesAgainst, abstaining, state, year, number, ...rest } = row;
    return {
      ...rest,
      number: numberText({ year, number }),
      vote: voteOf({ noObjection, votesFor, votesAgainst, abstaining }),
      standing: standings.get(row.id) ?? { state, confirmedBy: null, replacedBy: null },
    };
  });
}
