import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type OutcomeFields, type OutcomeRecord, type Step, stepTo } from "~/domain/outcomes/outcome";
import { record } from "~/records/history/history.server";
import { instantToMillisecond } from "~/records/instant";
import { rowsOf } from "~db/rows";
import { outcomeGoals, outcomeInitiatives, outcomeResults, outcomes } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** An outcome with the names of what it refers to. */
export interface ListedOutcome extends OutcomeRecord {
  /** The member's or partner's name, where an organization changed. */
  organization: string | null;
  initiatives: string[];
}

/** The versions of an evidence's file, newest first, without their content. */
const evidenceFiles = (
  c: string,
) => sql`(select coalesce(json_agg(json_build_object('id', d.id, 'version', d.version,
    'mediaType', d.media_type, 'bytes', d.bytes, 'contentHash', d.content_hash,
    'at', ${instantToMillisecond("d.at")}, 'by', d.by) order by d.version desc), '[]')
  from agreement_documents d where d.collaborative_id = ${c} and d.evidence_id = e.id)`;

/** All outcomes, newest day first, in one statement; or those with an id. */
export async function readOutcomes(db: TenantDb, id?: string): Promise<ListedOutcome[]> {
  const c = db.collaborativeId;
  return rowsOf<ListedOutcome>(
    await db.tx.execute(sql`
      select o.id, o.domain, o.who, o.member_id as "memberId", o.partner_id as "partnerId",
        coalesce(m.name, p.name) as organization, o.what, o.change, o.happened_on::text as "happenedOn", o.place,
        o.matters, o.contribution, o.planned, o.good, o.state, o.author_id as "authorId", o.author,
        o.checked_by as "checkedBy", o.revision,
        (select coalesce(json_agg(l.initiative_id order by l.initiative_id), '[]') from outcome_initiatives l
          where l.collaborative_id = ${c} and l.outcome_id = o.id) as "initiativeIds",
        (select coalesce(json_agg(i.name order by i.name), '[]') from outcome_initiatives l
          join initiatives i on i.collaborative_id = l.collaborative_id and i.id = l.initiative_id
          where l.collaborative_id = ${c} and l.outcome_id = o.id) as initiatives,
        (select coalesce(json_agg(l.goal_id order by l.goal_id), '[]') from outcome_goals l
          where l.collaborative_id = ${c} and l.outcome_id = o.id) as "goalIds",
        (select coalesce(json_agg(l.result_id order by l.result_id), '[]') from outcome_results l
          where l.collaborative_id = ${c} and l.outcome_id = o.id) as "resultIds",
        (select coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'text', e.text, 'url', e.url,
            'files', ${evidenceFiles(c)}) order by e.id), '[]')
          from outcome_evidence e where e.collaborative_id = ${c} and e.outcome_id = o.id) as evidence
      from outcomes o
      left join members m on m.collaborative_id = o.collaborative_id and m.id = o.member_id
      left join partners p on p.collaborative_id = o.collaborative_id and p.id = o.partner_id
      where o.collaborative_id = ${c} ${id ? sql`and o.id = ${id}` : sql``}
      order by o.happened_on desc, o.id desc`),
  );
}

export async function readOutcome(db: TenantDb, id: string): Promise<ListedOutcome | null> {
  return (await readOutcomes(db, id))[0] ?? null;
}

/** Content in one order, so that equal contents compare as equal. */
function contentOf(fields: OutcomeFields) {
  const { domain, who, memberId, partnerId, what, change, happenedOn, place, matters } = fields;
  const { contribution, planned, good, initiativeIds, goalIds, resultIds } = fields;
  return {
    columns: {
      domain,
      who,
      memberId,
      partnerId,
      what,
      change,
      happenedOn,
      place,
      matters,
      contribution,
      planned,
      good,
    },
    links: {
      initiativeIds: initiativeIds.toSorted(),
      goalIds: goalIds.toSorted(),
      resultIds: resultIds.toSorted(),
    },
  };
}

const flat = ({ columns, links }: ReturnType<typeof contentOf>) => ({ ...columns, ...links });

/** Adds a draft. Initiatives, goals, and results must be the collaborative's own. @returns its id */
export async function addOutcome(db: TenantDb, fields: OutcomeFields): Promise<string> {
  const { tx, collaborativeId, actor } = db;
  const id = uuidv7();
  const content = contentOf(fields);
  const { name } = actor;
  const by = { authorId: actor.userId, author: name, changedBy: name };
  await tx.insert(outcomes).values({ collaborativeId, id, ...content.columns, ...by });
  await putLinks(db, id, content.links);
  const { memberId } = fields;
  await record(db, [{ subject: "outcome", itemId: id, memberId, before: null, after: flat(content) }]);
  return id;
}

export type OutcomeWrite = { stored: true; changed: boolean } | { stored: false; by: string | null };

/**
 * Changes what an outcome says. It becomes a draft again, and whoever changed it its author, so that somebody else checks
 * what stands there now.
 * @param revision the one that the writer saw; null for whatever is stored
 */
export async function changeOutcome(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number | null; fields: OutcomeFields },
): Promise<OutcomeWrite> {
  const { tx, actor } = db;
  const stored = await lockOutcome(db, id);
  if (!stored) return { stored: false, by: null };
  if (revision !== null && stored.revision !== revision) return { stored: false, by: stored.changedBy };
  const before = contentOf(stored);
  const after = contentOf(fields);
  if (JSON.stringify(before) === JSON.stringify(after)) return { stored: true, changed: false };
  await tx
    .update(outcomes)
    .set({
      ...after.columns,
      state: "draft",
      authorId: actor.userId,
      author: actor.name,
      checkedBy: null,
      ...counted(db, stored.revision),
    })
    .where(place(db, id));
  await dropLinks(db, id);
  await putLinks(db, id, after.links);
  const { memberId } = fields;
  const changes = {
    before: { ...flat(before), state: stored.state },
    after: { ...flat(after), state: "draft" },
  };
  await record(db, [{ subject: "outcome", itemId: id, memberId, ...changes }]);
  return { stored: true, changed: true };
}

/** Takes a step. @returns a sentence why not, or null once it is stored */
export async function stepOutcome(db: TenantDb, id: string, step: Step): Promise<string | null> {
  const stored = await lockOutcome(db, id);
  if (!stored) return "This outcome no longer exists.";
  const next = stepTo(stored, step, { userId: db.actor.userId, name: db.actor.name });
  if ("fault" in next) return next.fault;
  const { to } = next;
  await db.tx
    .update(outcomes)
    .set({
      state: to,
      ...(step === "check" && { checkedBy: db.actor.name }),
      ...(step === "reopen" && { checkedBy: null }),
      ...counted(db, stored.revision),
    })
    .where(place(db, id));
  const { memberId } = stored;
  const changes = { before: { who: stored.who, state: stored.state }, after: { who: stored.who, state: to } };
  await record(db, [{ subject: "outcome", itemId: id, memberId, ...changes }]);
  return null;
}

const place = (db: TenantDb, id: string) =>
  and(eq(outcomes.collaborativeId, db.collaborativeId), eq(outcomes.id, id));

const counted = (db: TenantDb, revision: number) => ({
  revision: revision + 1,
  changedAt: new Date(),
  changedBy: db.actor.name,
});

/** Counts up the revision of an outcome to which something was added. Lock it first. */
export async function touchOutcome(db: TenantDb, { id, revision }: Pick<ListedOutcome, "id" | "revision">) {
  await db.tx.update(outcomes).set(counted(db, revision)).where(place(db, id));
}

/** Locks an outcome until the transaction ends. @returns null if it is gone */
export async function lockOutcome(
  db: TenantDb,
  id: string,
): Promise<(ListedOutcome & { changedBy: string }) | null> {
  const [row] = await db.tx
    .select({ changedBy: outcomes.changedBy })
    .from(outcomes)
    .where(place(db, id))
    .for("update");
  const stored = row && (await readOutcome(db, id));
  return stored ? { ...stored, ...row } : null;
}

type Links = ReturnType<typeof contentOf>["links"];

async function putLinks(db: TenantDb, outcomeId: string, links: Links): Promise<void> {
  const { tx, collaborativeId } = db;
  const own = { collaborativeId, outcomeId };
  const { initiativeIds, goalIds, resultIds } = links;
  if (initiativeIds.length > 0)
    await tx
      .insert(outcomeInitiatives)
      .values(initiativeIds.map((initiativeId) => ({ ...own, initiativeId })));
  if (goalIds.length > 0) await tx.insert(outcomeGoals).values(goalIds.map((goalId) => ({ ...own, goalId })));
  if (resultIds.length > 0)
    await tx.insert(outcomeResults).values(resultIds.map((resultId) => ({ ...own, resultId })));
}

async function dropLinks({ tx, collaborativeId }: TenantDb, outcomeId: string): Promise<void> {
  for (const table of [sql`outcome_initiatives`, sql`outcome_goals`, sql`outcome_results`])
    await tx.execute(
      sql`delete from ${table} where collaborative_id = ${collaborativeId} and outcome_id = ${outcomeId}`,
    );
}
