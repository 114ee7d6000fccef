import { randomInt, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Answer, Question } from "~/domain/pulse/statements";
import type { SentAnswer } from "~/domain/pulse/wave";
import { record } from "~/records/history/history.server";
import { todayIso } from "~/records/today";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { PulsePlace } from "./invitations.server";
import { lockWave } from "./waves.server";

/**
 * Answers, kept so that nobody can tell whose they are once the round is closed. Nothing here writes a time, a revision, a
 * change of the collaborative, or history that tells of a single answer.
 */

/** What the page of a link shows. */
export interface AskedWave {
  collaborative: string;
  asksGroup: boolean;
  answered: boolean;
}

export async function readAsked(db: TenantDb, { waveId, contactId }: PulsePlace): Promise<AskedWave | null> {
  const [row] = rowsOf<AskedWave>(
    await db.tx.execute(sql`
      select c.name as collaborative, w.asks_group as "asksGroup", i.answered
      from pulse_invitations i
      join pulse_waves w on w.collaborative_id = i.collaborative_id and w.id = i.wave_id
      join collaboratives c on c.id = i.collaborative_id
      where i.collaborative_id = ${db.collaborativeId} and i.wave_id = ${waveId} and i.contact_id = ${contactId}`),
  );
  return row ?? null;
}

/** Stores an answer, once for each invitation. @returns false if there was one already, or the round is closed */
export async function storeAnswer(
  db: TenantDb,
  { waveId, contactId }: PulsePlace,
  { answer, words }: SentAnswer,
): Promise<boolean> {
  const id = db.collaborativeId;
  // The round first, as when it is closed: two transactions never wait for each other.
  const [wave] = rowsOf<{ state: string }>(
    await db.tx.execute(sql`select state from pulse_waves
      where collaborative_id = ${id} and id = ${waveId} for share`),
  );
  if (wave?.state !== "open") return false;
  const flagged = rowsOf(
    await db.tx.execute(sql`update pulse_invitations set answered = true
      where collaborative_id = ${id} and wave_id = ${waveId} and contact_id = ${contactId} and not answered
      returning wave_id`),
  );
  if (flagged.length === 0) return false;
  await insertAnswers(db, waveId, [answer]);
  await insertWords(db, waveId, shuffled(words));
  return true;
}

/**
 * Closes a round for good: every answer and text is stored again under a new random id and in random order, in this one
 * transaction, and all invitations are destroyed with their links.
 * @param today for the demo, another day
 * @returns false if it is not open
 */
export async function closeWave(db: TenantDb, waveId: string, today = todayIso()): Promise<boolean> {
  if ((await lockWave(db, waveId)) !== "open") return false;
  const id = db.collaborativeId;
  const { answers, words } = await readAnswers(db, waveId);
  for (const table of [sql`pulse_answers`, sql`pulse_words`, sql`pulse_invitations`])
    await db.tx.execute(sql`delete from ${table} where collaborative_id = ${id} and wave_id = ${waveId}`);
  await insertAnswers(db, waveId, shuffled(answers));
  await insertWords(db, waveId, shuffled(words));
  const [{ invited } = { invited: 0 }] = rowsOf<{ invited: number }>(
    await db.tx.execute(sql`
      update pulse_waves set state = 'closed', closed_on = ${today}, revision = revision + 1,
        invited = greatest(invited, ${answers.length}), changed_at = now(), changed_by = ${db.actor.name}
      where collaborative_id = ${id} and id = ${waveId} returning invited`),
  );
  await record(db, [
    {
      subject: "pulse_wave",
      itemId: waveId,
      before: { state: "open", invited },
      after: { state: "closed", invited, closedOn: today },
    },
  ]);
  return true;
}

type Written = { question: Question; text: string };

/** The answers and words of a closed round, in the order of their random ids; of an open one, none. */
export async function readClosed(
  db: TenantDb,
  waveId: string,
): Promise<{ answers: Answer[]; words: Written[] }> {
  const [wave] = rowsOf<{ state: string }>(
    await db.tx.execute(sql`select state from pulse_waves
      where collaborative_id = ${db.collaborativeId} and id = ${waveId}`),
  );
  return wave?.state === "closed" ? readAnswers(db, waveId) : { answers: [], words: [] };
}

async function readAnswers(db: TenantDb, waveId: string): Promise<{ answers: Answer[]; words: Written[] }> {
  const here = sql`collaborative_id = ${db.collaborativeId} and wave_id = ${waveId} order by id`;
  return {
    answers: rowsOf<Answer>(
      await db.tx.execute(sql`select respondent_group as "group", ratings from pulse_answers where ${here}`),
    ),
    words: rowsOf<Written>(await db.tx.execute(sql`select question, text from pulse_words where ${here}`)),
  };
}

async function insertAnswers(db: TenantDb, waveId: string, answers: Answer[]): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map(({ group, ratings }) => ({ id: randomUUID(), group, ratings }));
  await db.tx.execute(sql`
    insert into pulse_answers (collaborative_id, id, wave_id, respondent_group, ratings)
    select ${db.collaborativeId}::uuid, r.id, ${waveId}::uuid, r."group", r.ratings
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, "group" text, ratings jsonb)`);
}

async function insertWords(db: TenantDb, waveId: string, words: Written[]): Promise<void> {
  if (words.length === 0) return;
  const rows = words.map(({ question, text }) => ({ id: randomUUID(), question, text }));
  await db.tx.execute(sql`
    insert into pulse_words (collaborative_id, id, wave_id, question, text)
    select ${db.collaborativeId}::uuid, r.id, ${waveId}::uuid, r.question, r.text
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, question text, text text)`);
}

/** In an order that no earlier one can be told from. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const at = randomInt(last + 1);
    [order[last], order[at]] = [order[at] as Item, order[last] as Item];
  }
  return order;
}
