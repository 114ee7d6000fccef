import { createHash } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import type { Logo, PrintLook } from "~/domain/look/look";
import { record } from "~/records/history/history.server";
import { collaboratives, logos } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A collaborative's own colors and logo. */

const STORED = {
  mainColor: collaboratives.mainColor,
  secondColor: collaboratives.secondColor,
  logoHash: collaboratives.logoHash,
};
export type StoredLook = { mainColor: string | null; secondColor: string | null; logoHash: string | null };

export async function readLook(db: TenantDb): Promise<StoredLook> {
  const [stored] = await db.tx
    .select(STORED)
    .from(collaboratives)
    .where(eq(collaboratives.id, db.collaborativeId));
  return stored ?? { mainColor: null, secondColor: null, logoHash: null };
}

/** The look as files and letters need it; null if there is none. */
export async function readPrintLook(db: TenantDb): Promise<PrintLook | null> {
  const { mainColor, secondColor, logoHash } = await readLook(db);
  if (!mainColor && !secondColor && !logoHash) return null;
  const kept = logoHash ? await readLogoFile(db, logoHash) : null;
  const logo = kept && {
    mediaType: kept.mediaType,
    width: kept.width,
    height: kept.height,
    base64: Buffer.from(kept.content).toString("base64"),
  };
  return { main: mainColor, second: secondColor, logo };
}

/** What letters show of it; null for networks, which have no look. */
export async function readLetterLook(
  db: TenantDb,
): Promise<{ name: string; main: string | null; second: string | null } | null> {
  const [look] = await db.tx
    .select({
      name: collaboratives.name,
      main: collaboratives.mainColor,
      second: collaboratives.secondColor,
    })
    .from(collaboratives)
    .where(eq(collaboratives.id, db.collaborativeId));
  return look ?? null;
}

export async function readLogoFile(db: TenantDb, hash: string) {
  const [logo] = await db.tx
    .select({
      mediaType: logos.mediaType,
      width: logos.width,
      height: logos.height,
      content: logos.content,
    })
    .from(logos)
    .where(and(eq(logos.collaborativeId, db.collaborativeId), eq(logos.hash, hash)));
  return logo ?? null;
}

/** Colors as #rrggbb, or null for ours. @returns whether anything changed */
export function writeColors(
  db: TenantDb,
  colors: Pick<StoredLook, "mainColor" | "secondColor">,
): Promise<boolean> {
  return change(db, colors);
}

/** @param logo null takes the logo away @returns whether anything changed */
export async function writeLogo(
  db: TenantDb,
  logo: (Logo & { content: Uint8Array }) | null,
): Promise<boolean> {
  const hash = logo && createHash("sha256").update(logo.content).digest("hex");
  // Before the picture is stored: another change might remove the same one meanwhile.
  await lockLook(db);
  if (logo && hash) {
    const { mediaType, width, height, content } = logo;
    const row = { collaborativeId: db.collaborativeId, hash, by: db.actor.name };
    await db.tx
      .insert(logos)
      .values({ ...row, mediaType, width, height, content })
      .onConflictDoNothing();
  }
  const changed = await change(db, { logoHash: hash });
  const others = hash ? [ne(logos.hash, hash)] : [];
  await db.tx.delete(logos).where(and(eq(logos.collaborativeId, db.collaborativeId), ...others));
  return changed;
}

/** Reads the look, and keeps others from changing it. Not the strongest lock: rows that refer to it can still be written. */
async function lockLook(db: TenantDb): Promise<StoredLook | undefined> {
  const [stored] = await db.tx
    .select(STORED)
    .from(collaboratives)
    .where(eq(collaboratives.id, db.collaborativeId))
    .for("no key update");
  return stored;
}

async function change(db: TenantDb, after: Partial<StoredLook>): Promise<boolean> {
  const stored = await lockLook(db);
  const fields = (Object.keys(after) as (keyof StoredLook)[]).filter(
    (field) => stored?.[field] !== after[field],
  );
  if (!stored || fields.length === 0) return false;
  const of = (all: Partial<StoredLook>) => Object.fromEntries(fields.map((field) => [field, all[field]]));
  await db.tx.update(collaboratives).set(of(after)).where(eq(collaboratives.id, db.collaborativeId));
  await record(db, [
    { subject: "collaborative", itemId: db.collaborativeId, before: of(stored), after: of(after) },
  ]);
  return true;
}
