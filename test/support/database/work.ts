import { v7 as uuidv7 } from "uuid";
import type { ActionContent } from "../../../app/domain/work/action";
import type { InitiativeContent } from "../../../app/domain/work/initiative";
import { storeActions } from "../../../app/records/work/store-actions.server";
import { contacts, members } from "../../../db/schema";
import type { TenantDb } from "../../../db/tenant";

/** The id of a member by its short name. */
export async function memberIdOf(db: TenantDb, slug: string): Promise<string> {
  const rows = await db.tx.select({ id: members.id, slug: members.slug }).from(members);
  return rows.find((row) => row.slug === slug)?.id ?? "";
}

/** Adds a contact of a member. @returns its id */
export async function addContact(
  { tx, collaborativeId }: TenantDb,
  contact: Partial<typeof contacts.$inferInsert> & { name: string; memberId: string },
): Promise<string> {
  const id = uuidv7();
  await tx.insert(contacts).values({
    collaborativeId,
    id,
    from: "2020-01-01",
    email: `${contact.name.toLowerCase()}-${id.slice(-6)}@example.org`,
    changedBy: "Test",
    ...contact,
  });
  return id;
}

export const actionContent = (
  content: Partial<ActionContent> & Pick<ActionContent, "ownerId" | "dueOn">,
): ActionContent => ({
  title: "Send the list of openings",
  state: "open",
  doneOn: null,
  note: null,
  origin: "other",
  initiativeId: null,
  goalId: null,
  agendaItemId: null,
  ...content,
});

/** Adds an action. @returns its id */
export async function addAction(db: TenantDb, content: ActionContent, now?: Date): Promise<string> {
  const outcome = await storeActions(db, [{ id: null, content }], now ? { now } : {});
  return outcome.stored ? (outcome.ids[0] ?? "") : "";
}

export const initiativeContent = (
  content: Partial<InitiativeContent> & Pick<InitiativeContent, "leadMemberId">,
): InitiativeContent => ({
  name: "Hiring academy",
  about: null,
  strategy: "workforce",
  leadPartnerId: null,
  memberIds: [],
  partnerIds: [],
  goalIds: [],
  startsOn: null,
  endsOn: null,
  stage: "running",
  why: null,
  milestones: [],
  ...content,
});
