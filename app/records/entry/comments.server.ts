import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Comment, CommentKind } from "~/domain/collection/collection";
import { record } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** The value that a comment is about, stored or not. */
export interface CommentPlace {
  memberId: string;
  /** Id of the measure or share metric. */
  itemId: string;
  /** The category of a breakdown; left out for the whole. */
  categoryId?: string | null;
  year: number;
}

/** The comments on one value, oldest first. */
export async function listComments(db: TenantDb, place: CommentPlace): Promise<Comment[]> {
  return rowsOf<Comment>(
    await db.tx.execute(sql`
      select id, kind, text, author, ${instant("at")} as at, ${instant("settled_at")} as "settledAt",
        settled_by as "settledBy"
      from comments
      where collaborative_id = ${db.collaborativeId} and member_id = ${place.memberId} and year = ${place.year}
        and item_id = ${place.itemId} and category_id is not distinct from ${place.categoryId ?? null}::uuid
      order by id`),
  );
}

/** Adds a comment; a question stays open until it is settled. Allowed in closed years: no value changes. */
export async function addComment(
  db: TenantDb,
  place: CommentPlace,
  comment: { kind: CommentKind; text: string },
): Promise<string> {
  const id = uuidv7();
  const text = comment.text.trim();
  await db.tx.execute(sql`
    insert into comments (collaborative_id, id, member_id, item_id, category_id, year, kind, text, author)
    values (${db.collaborativeId}, ${id}, ${place.memberId}, ${place.itemId}, ${place.categoryId ?? null},
      ${place.year}, ${comment.kind}, ${text}, ${db.actor.name})`);
  await record(db, [{ ...subject(place), before: null, after: { id, kind: comment.kind, text } }]);
  await countChange(db);
  return id;
}

/**
 * Settles a question, with or without an answer.
 * @returns false if there is no such open question at that place
 */
export async function settleComment(
  db: TenantDb,
  place: CommentPlace,
  id: string,
  answer: string | null = null,
): Promise<boolean> {
  const settled = rowsOf<{ text: string }>(
    await db.tx.execute(sql`
      update comments set settled_at = now(), settled_by = ${db.actor.name}
      where collaborative_id = ${db.collaborativeId} and id = ${id} and kind = 'question' and settled_at is null
        and member_id = ${place.memberId} and year = ${place.year} and item_id = ${place.itemId}
      returning text`),
  );
  const [question] = settled;
  if (!question) return false;
  if (answer?.trim()) await addComment(db, place, { kind: "note", text: answer });
  const before = { id, kind: "question", text: question.text };
  await record(db, [{ ...subject(place), before, after: { ...before, settled: true } }], answer);
  await countChange(db);
  return true;
}

/** A question about a member's numbers that nobody has settled yet. */
export interface OpenQuestion {
  id: string;
  memberId: string;
  itemId: string;
  categoryId: string | null;
  text: string;
  author: string;
  /** ISO instant. */
  at: string;
}

/** The open questions of a year, of one member or all, oldest first. */
export async function listOpenQuestions(
  db: TenantDb,
  year: number,
  memberId: string | null = null,
): Promise<OpenQuestion[]> {
  return rowsOf<OpenQuestion>(
    await db.tx.execute(sql`
      select id, member_id as "memberId", item_id as "itemId", category_id as "categoryId", text, author,
        ${instant("at")} as at
      from comments
      where collaborative_id = ${db.collaborativeId} and year = ${year} and kind = 'question'
        and settled_at is null ${memberId === null ? sql`` : sql`and member_id = ${memberId}`}
      order by id`),
  );
}

const subject = ({ memberId, itemId, year }: CommentPlace) => ({
  subject: "comment" as const,
  memberId,
  itemId,
  year,
});
