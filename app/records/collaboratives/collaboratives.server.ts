import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Rubric } from "~/domain/continuum/rubric";
import { COMMUNITY_INDICATORS, type Indicator } from "~/domain/indicators/indicators";
import type { Collaborative, Measure, Metric, Role } from "~/domain/terms";
import { addRubric } from "~/records/continuum/rubrics.server";
import { record } from "~/records/history/history.server";
import { addIndicators } from "~/records/indicators/indicators.server";
import { KEPT_VERSION } from "~/records/kept-sums/kept-sums.server";
import { collaboratives, measures, metrics, roles } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { addDimensions, type NewDimension } from "./breakdown-settings.server";

/** A new collaborative: its profile, and its first measures and metrics, in order. */
export interface NewCollaborative {
  profile: Omit<Collaborative, "id">;
  measures: Omit<Measure, "id" | "position">[];
  metrics: Omit<Metric, "id" | "position">[];
  /** Ways to split the measures; left out: none. */
  dimensions?: NewDimension[];
  /** Figures of its community; left out: the standard ones, still without values. */
  indicators?: Indicator[];
  /** The first Continuum of Progress; left out: none yet. */
  rubric?: Rubric | undefined;
}

/** Creates the collaborative whose id the tenant has been opened with. @throws if the slug is taken. */
export async function createCollaborative(db: TenantDb, collaborative: NewCollaborative): Promise<void> {
  const { collaborativeId, tx } = db;
  const { policy, ...profile } = collaborative.profile;
  const { peers: peerPolicy, preset: disclosurePreset, ...limits } = policy;
  const row = {
    ...profile,
    ...limits,
    peerPolicy,
    disclosurePreset,
    id: collaborativeId,
    keptVersion: KEPT_VERSION,
  };
  await tx.insert(collaboratives).values(row);
  const own = (item: object, position: number) => ({ ...item, collaborativeId, id: uuidv7(), position });
  if (collaborative.measures.length > 0)
    await tx.insert(measures).values(collaborative.measures.map((m, place) => ({ ...m, ...own(m, place) })));
  if (collaborative.metrics.length > 0)
    await tx.insert(metrics).values(collaborative.metrics.map((m, place) => ({ ...m, ...own(m, place) })));
  await addDimensions(db, collaborative.dimensions ?? []);
  await addIndicators(db, collaborative.indicators ?? COMMUNITY_INDICATORS);
  await record(db, [{ subject: "collaborative", itemId: collaborativeId, before: null, after: row }]);
  if (collaborative.rubric) await addRubric(db, collaborative.rubric);
}

/** Gives a person a role in the collaborative, or changes the one they have. */
export async function grantRole(
  db: TenantDb,
  grant: { userId: string; role: Role; memberId: string | null },
): Promise<void> {
  const { userId, role, memberId } = grant;
  const [before = null] = await db.tx
    .select({ role: roles.role, memberId: roles.memberId })
    .from(roles)
    .where(and(eq(roles.collaborativeId, db.collaborativeId), eq(roles.userId, userId)));
  await db.tx
    .insert(roles)
    .values({ collaborativeId: db.collaborativeId, ...grant })
    .onConflictDoUpdate({ target: [roles.collaborativeId, roles.userId], set: { role, memberId } });
  await record(db, [{ subject: "role", itemId: userId, memberId, before, after: { role, memberId } }]);
}

/** Looks a collaborative up by slug as the owner of the database: only for commands. */
export const BY_SLUG = (slug: string) => sql`select id from collaboratives where slug = ${slug}`;
