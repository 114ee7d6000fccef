import { and, eq, lt, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { uploads } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A file between its upload and the decision to store it. */
export interface Upload {
  id: string;
  fileName: string;
  /** What its columns are taken for: guessed, until its sender has said so. */
  mapping: unknown;
}

const LONGEST_NAME = 200;

/** Keeps a file for whoever sent it. Files of anybody that are older than a day go. @returns its id */
export async function addUpload(
  db: TenantDb,
  { fileName, content, mapping }: { fileName: string; content: Uint8Array; mapping: object },
): Promise<string> {
  const { tx, collaborativeId } = db;
  const dayAgo = sql`now() - interval '1 day'`;
  await tx.delete(uploads).where(and(eq(uploads.collaborativeId, collaborativeId), lt(uploads.at, dayAgo)));
  const id = uuidv7();
  const name = fileName.trim().slice(-LONGEST_NAME) || "file";
  await tx
    .insert(uploads)
    .values({ collaborativeId, id, userId: senderOf(db), fileName: name, content, mapping });
  return id;
}

/**
 * The file with this id, if it was sent by whoever asks and still waits.
 * @param settled waits for whoever is just storing it, and says what came of that
 */
export async function findUpload(db: TenantDb, id: string, settled = false): Promise<Upload | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const { fileName, mapping } = uploads;
  const found = db.tx.select({ id: uploads.id, fileName, mapping }).from(uploads).where(own(db, id));
  const [upload] = await (settled ? found.for("update") : found);
  return upload ?? null;
}

/** Its bytes. */
export async function readUpload(db: TenantDb, id: string): Promise<Uint8Array | null> {
  const [found] = await db.tx.select({ content: uploads.content }).from(uploads).where(own(db, id));
  return found?.content ?? null;
}

/** Keeps what the sender said of the columns. */
export async function mapUpload(db: TenantDb, id: string, mapping: object): Promise<void> {
  await db.tx.update(uploads).set({ mapping }).where(own(db, id));
}

/** The file is stored, or given up. @returns false if it was before, or does not wait for whoever asks */
export async function removeUpload(db: TenantDb, id: string): Promise<boolean> {
  if (!z.uuid().safeParse(id).success) return false;
  const gone = await db.tx.delete(uploads).where(own(db, id)).returning({ id: uploads.id });
  return gone.length > 0;
}

const own = (db: TenantDb, id: string) =>
  and(eq(uploads.collaborativeId, db.collaborativeId), eq(uploads.id, id), eq(uploads.userId, senderOf(db)));

function senderOf({ actor }: TenantDb): string {
  if (actor.userId === null) throw new Error("files are sent by people, not by programs");
  return actor.userId;
}
