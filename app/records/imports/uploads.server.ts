import { and, eq, lt, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { uploads } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** An uploaded file that is not stored or discarded yet. */
export interface Upload {
  id: string;
  fileName: string;
  /** What its columns mean: guessed until its sender confirms it. */
  mapping: unknown;
}

const MAX_NAME = 200;

/**
 * Stores a file for its sender, and deletes all files older than a day.
 * @returns its id
 */
export async function addUpload(
  db: TenantDb,
  { fileName, content, mapping }: { fileName: string; content: Uint8Array; mapping: object },
): Promise<string> {
  const { tx, collaborativeId } = db;
  const dayAgo = sql`now() - interval '1 day'`;
  await tx.delete(uploads).where(and(eq(uploads.collaborativeId, collaborativeId), lt(uploads.at, dayAgo)));
  const id = uuidv7();
  const name = fileName.trim().slice(-MAX_NAME) || "file";
  await tx
    .insert(uploads)
    .values({ collaborativeId, id, userId: senderOf(db), fileName: name, content, mapping });
  return id;
}

/**
 * The file with this id, if the actor sent it and it is still waiting.
 * @param settled wait until a request that is storing it right now has finished
 */
export async function findUpload(db: TenantDb, id: string, settled = false): Promise<Upload | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const { fileName, mapping } = uploads;
  const query = db.tx.select({ id: uploads.id, fileName, mapping }).from(uploads).where(own(db, id));
  const [upload] = await (settled ? query.for("update") : query);
  return upload ?? null;
}

/** The bytes of the file. */
export async function readUpload(db: TenantDb, id: string): Promise<Uint8Array | null> {
  const [upload] = await db.tx.select({ content: uploads.content }).from(uploads).where(own(db, id));
  return upload?.content ?? null;
}

/** Stores the mapping that the sender chose. */
export async function mapUpload(db: TenantDb, id: string, mapping: object): Promise<void> {
  await db.tx.update(uploads).set({ mapping }).where(own(db, id));
}

/**
 * Removes a file that is now stored or discarded.
 * @returns false if it was removed earlier or the actor did not send it
 */
export async function removeUpload(db: TenantDb, id: string): Promise<boolean> {
  if (!z.uuid().safeParse(id).success) return false;
  const removed = await db.tx.delete(uploads).where(own(db, id)).returning({ id: uploads.id });
  return removed.length > 0;
}

const own = (db: TenantDb, id: string) =>
  and(eq(uploads.collaborativeId, db.collaborativeId), eq(uploads.id, id), eq(uploads.userId, senderOf(db)));

function senderOf({ actor }: TenantDb): string {
  if (actor.userId === null) throw new Error("only people, not programs, can upload files");
  return actor.userId;
}
