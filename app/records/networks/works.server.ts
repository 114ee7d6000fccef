import { and, asc, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { LessonFields, ProjectFields } from "~/domain/networks/forms";
import { rowsOf } from "~db/rows";
import { networkLessons, networkProjects } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { note } from "./network.server";

/** Lessons and projects of a network. */

export interface Lesson extends LessonFields {
  id: string;
  participantId: string | null;
  /** The participant's name; null for the coordinator's. */
  participant: string | null;
  by: string;
  revision: number;
}

/** Newest first, in one statement. */
export async function readLessons(db: TenantDb): Promise<Lesson[]> {
  return rowsOf<Lesson>(
    await db.tx.execute(sql`
      select l.id, l.participant_id as "participantId", p.name as participant, l.year, l.theme, l.title, l.setting, l.worked,
        l.failed, l.links, l.changed_by as by, l.revision
      from network_lessons l
      left join network_participants p on p.collaborative_id = l.collaborative_id and p.id = l.participant_id
      where l.collaborative_id = ${db.collaborativeId} order by l.id desc`),
  );
}

const lessonOf = (fields: LessonFields): LessonFields => ({
  year: fields.year,
  theme: fields.theme,
  title: fields.title,
  setting: fields.setting,
  worked: fields.worked,
  failed: fields.failed,
  links: fields.links,
});

export async function addLesson(
  db: TenantDb,
  participantId: string | null,
  fields: LessonFields,
): Promise<string> {
  const { tx, collaborativeId, actor } = db;
  const id = uuidv7();
  const after = lessonOf(fields);
  await tx
    .insert(networkLessons)
    .values({ collaborativeId, id, participantId, ...after, changedBy: actor.name });
  await note(db, id, null, { what: "lesson", ...after });
  return id;
}

/** Changes a lesson, or with `fields` null removes it. @returns false if somebody else changed it first */
export async function changeLesson(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: LessonFields | null },
): Promise<boolean> {
  const where = and(eq(networkLessons.collaborativeId, db.collaborativeId), eq(networkLessons.id, id));
  const [row] = await db.tx.select().from(networkLessons).where(where).for("update");
  if (row?.revision !== revision) return false;
  const after = fields && lessonOf(fields);
  if (after)
    await db.tx
      .update(networkLessons)
      .set({ ...after, revision: revision + 1, changedAt: new Date(), changedBy: db.actor.name })
      .where(where);
  else await db.tx.delete(networkLessons).where(where);
  await note(db, id, lessonOf(row), after);
  return true;
}

export interface Project extends ProjectFields {
  id: string;
  revision: number;
}

/** Unfinished ones by due date first. */
export async function readProjects(db: TenantDb): Promise<Project[]> {
  const { id, kind, title, lead, dueOn, state, link, revision } = networkProjects;
  return db.tx
    .select({ id, kind, title, lead, dueOn, state, link, revision })
    .from(networkProjects)
    .where(eq(networkProjects.collaborativeId, db.collaborativeId))
    .orderBy(sql`${state} in ('done', 'dropped')`, asc(dueOn), desc(id));
}

const projectOf = (fields: ProjectFields): ProjectFields => ({
  kind: fields.kind,
  title: fields.title,
  lead: fields.lead,
  dueOn: fields.dueOn,
  state: fields.state,
  link: fields.link,
});

export async function addProject(db: TenantDb, fields: ProjectFields): Promise<string> {
  const { tx, collaborativeId, actor } = db;
  const id = uuidv7();
  const after = projectOf(fields);
  await tx.insert(networkProjects).values({ collaborativeId, id, ...after, changedBy: actor.name });
  await note(db, id, null, { what: "project", ...after });
  return id;
}

/** Changes a project, or with `fields` null removes it. @returns false if somebody else changed it first */
export async function changeProject(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: ProjectFields | null },
): Promise<boolean> {
  const where = and(eq(networkProjects.collaborativeId, db.collaborativeId), eq(networkProjects.id, id));
  const [row] = await db.tx.select().from(networkProjects).where(where).for("update");
  if (row?.revision !== revision) return false;
  const after = fields && projectOf(fields);
  if (after)
    await db.tx
      .update(networkProjects)
      .set({ ...after, revision: revision + 1, changedAt: new Date(), changedBy: db.actor.name })
      .where(where);
  else await db.tx.delete(networkProjects).where(where);
  await note(db, id, projectOf(row), after);
  return true;
}
