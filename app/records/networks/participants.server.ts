import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { ParticipantFields, RepresentativeFields } from "~/domain/networks/forms";
import { hasRoom } from "~/domain/networks/participants";
import type { MailChoice, RepresentativePart } from "~/domain/networks/terms";
import { rowsOf } from "~db/rows";
import { networkParticipants, networkRepresentatives, networkRoles } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { note } from "./network.server";

/** Who takes part in a network, and who represents them. */

export interface Representative {
  id: string;
  name: string;
  title: string;
  email: string;
  part: RepresentativePart;
  mail: MailChoice;
  userId: string | null;
}

export interface Participant extends ParticipantFields {
  id: string;
  /** Whether a collaborative here has joined as it. */
  linked: boolean;
  revision: number;
  representatives: Representative[];
}

/** All participants by name with their representatives, in one statement; or the one with an id. */
export async function readParticipants(db: TenantDb, id?: string): Promise<Participant[]> {
  return rowsOf<Participant>(
    await db.tx.execute(sql`
      select p.id, p.name, p.place, p.website, p.about, p.joined_on::text as "joinedOn", p.left_on::text as "leftOn",
        p.linked_id is not null as linked, p.revision,
        (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'title', r.title, 'email', r.email,
            'part', r.part, 'mail', r.mail, 'userId', r.user_id) order by lower(r.name), r.id), '[]')
          from network_representatives r
          where r.collaborative_id = p.collaborative_id and r.participant_id = p.id) as representatives
      from network_participants p
      where p.collaborative_id = ${db.collaborativeId} ${id ? sql`and p.id = ${id}` : sql``}
      order by lower(p.name), p.id`),
  );
}

const contentOf = (fields: ParticipantFields): ParticipantFields => ({
  name: fields.name,
  place: fields.place,
  website: fields.website,
  about: fields.about,
  joinedOn: fields.joinedOn,
  leftOn: fields.leftOn,
});

export async function addParticipant(db: TenantDb, fields: ParticipantFields): Promise<string> {
  const id = uuidv7();
  const after = contentOf(fields);
  await db.tx.insert(networkParticipants).values({ collaborativeId: db.collaborativeId, id, ...after });
  await note(db, id, null, after);
  return id;
}

/** @returns false if somebody else changed it first */
export async function changeParticipant(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: ParticipantFields },
): Promise<boolean> {
  const [row] = await db.tx.select().from(networkParticipants).where(place(db, id)).for("update");
  if (row?.revision !== revision) return false;
  const after = contentOf(fields);
  await db.tx
    .update(networkParticipants)
    .set({ ...after, revision: revision + 1 })
    .where(place(db, id));
  await note(db, id, contentOf(row), after);
  return true;
}

/** Keeps the hash of a new code by which a collaborative can join as this participant, once. @returns false if one has */
export async function setJoinCode(db: TenantDb, id: string, secretHash: string): Promise<boolean> {
  const set = await db.tx
    .update(networkParticipants)
    .set({ secretHash })
    .where(and(place(db, id), isNull(networkParticipants.linkedId)))
    .returning({ name: networkParticipants.name });
  const [participant] = set;
  if (participant) await note(db, id, null, { what: "code to join", name: participant.name });
  return set.length > 0;
}

/** Adds a representative. @returns its id, or why it was not added */
export async function addRepresentative(
  db: TenantDb,
  participantId: string,
  fields: RepresentativeFields,
): Promise<{ id: string } | "gone" | "full" | "there already"> {
  const [row] = await db.tx
    .select({ name: networkParticipants.name })
    .from(networkParticipants)
    .where(place(db, participantId))
    .for("update");
  if (!row) return "gone";
  const [participant] = await readParticipants(db, participantId);
  const others = participant?.representatives ?? [];
  if (!hasRoom(others)) return "full";
  const email = fields.email.toLowerCase();
  if (others.some((other) => other.email === email)) return "there already";
  const id = uuidv7();
  const { name, title, part } = fields;
  await db.tx
    .insert(networkRepresentatives)
    .values({ collaborativeId: db.collaborativeId, id, participantId, name, title, part, email });
  await note(db, id, null, { what: "representative", name, title, part, of: row.name });
  return { id };
}

/** Removes a representative, with the role they may have. @returns false if they are gone */
export async function removeRepresentative(db: TenantDb, id: string): Promise<boolean> {
  const [gone] = await db.tx
    .delete(networkRepresentatives)
    .where(representative(db, id))
    .returning({ name: networkRepresentatives.name, userId: networkRepresentatives.userId });
  if (!gone) return false;
  if (gone.userId)
    await db.tx
      .delete(networkRoles)
      .where(
        and(
          eq(networkRoles.collaborativeId, db.collaborativeId),
          eq(networkRoles.userId, gone.userId),
          eq(networkRoles.role, "representative"),
        ),
      );
  await note(db, id, { what: "representative", name: gone.name }, null);
  return true;
}

/** How somebody gets mail about messages. @returns false if they are gone */
export async function setMail(
  db: TenantDb,
  who: { id: string } | { userId: string },
  mail: MailChoice,
): Promise<boolean> {
  const { collaborativeId, tx } = db;
  const which =
    "id" in who ? eq(networkRepresentatives.id, who.id) : eq(networkRepresentatives.userId, who.userId);
  const set = await tx
    .update(networkRepresentatives)
    .set({ mail })
    .where(and(eq(networkRepresentatives.collaborativeId, collaborativeId), which))
    .returning({ id: networkRepresentatives.id, name: networkRepresentatives.name });
  for (const { id, name } of set) await note(db, id, null, { what: "mail", name, mail });
  return set.length > 0;
}

/** The representative whom a link names; null if they are gone. */
export async function readRepresentative(
  db: TenantDb,
  id: string,
): Promise<{ name: string; mail: MailChoice; network: string } | null> {
  const [row] = rowsOf<{ name: string; mail: MailChoice; network: string }>(
    await db.tx.execute(sql`select r.name, r.mail, c.name as network
      from network_representatives r join collaboratives c on c.id = r.collaborative_id
      where r.collaborative_id = ${db.collaborativeId} and r.id = ${id}`),
  );
  return row ?? null;
}

const place = (db: TenantDb, id: string) =>
  and(eq(networkParticipants.collaborativeId, db.collaborativeId), eq(networkParticipants.id, id));
const representative = (db: TenantDb, id: string) =>
  and(eq(networkRepresentatives.collaborativeId, db.collaborativeId), eq(networkRepresentatives.id, id));
