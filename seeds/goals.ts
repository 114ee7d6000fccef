import { z } from "zod";
import { goalFields, goalSchema } from "../app/domain/goals/goal";
import { interviewSchema } from "../app/domain/goals/interview";
import type { Catalog } from "../app/domain/terms";
import { addGoal, changeGoal, moveGoal } from "../app/records/goals/goals.server";
import { addInterviewPoints } from "../app/records/goals/interviews.server";
import type { TenantDb } from "../db/tenant";

/** Goals and interviews of a collaborative, as its files have them: members by slug, goals by a key of their own. */

const { memberId: _, rollsUpTo: __, ...fields } = goalFields;
const goalFileSchema = z.array(
  z.strictObject({
    ...fields,
    key: z.string(),
    member: z.string().nullable(),
    /** Key of the shared goal that it helps to reach; which comes before it in the file. */
    rollsUpTo: z.string().nullable(),
    /** Adopted unless marked as a draft. */
    draft: z.boolean().default(false),
    /** What was changed after adoption, and why. */
    revision: z
      .strictObject({
        reason: z.string(),
        changes: z.strictObject({ statement: goalFields.statement, target: goalFields.target }),
      })
      .optional(),
    ended: z.strictObject({ state: z.enum(["met", "closed"]), reason: z.string() }).optional(),
  }),
);

/**
 * Stores goals one by one, each with its history: drafted, adopted, revised, ended. There are few.
 * @returns their ids by key
 */
export async function loadGoals(
  db: TenantDb,
  { members }: Catalog,
  file: unknown,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, member, rollsUpTo, draft, revision, ended, ...rest } of goalFileSchema.parse(file)) {
    const goal = goalSchema.parse({
      ...rest,
      memberId: member === null ? null : members.find(({ slug }) => slug === member)?.id,
      rollsUpTo: rollsUpTo === null ? null : ids.get(rollsUpTo),
    });
    const id = await addGoal(db, goal);
    ids.set(key, id);
    if (draft) continue;
    await moveGoal(db, { id, state: "adopted", revision: 1, reason: null });
    if (revision) {
      const fields = { ...goal, ...revision.changes };
      await changeGoal(db, { id, fields, revision: 2, reason: revision.reason });
    }
    if (ended) await moveGoal(db, { id, ...ended, revision: revision ? 3 : 2 });
  }
  return ids;
}

const pointSchema = interviewSchema.omit({ memberId: true }).extend({ member: z.string() });

export async function loadInterviews(db: TenantDb, { members }: Catalog, file: unknown): Promise<void> {
  const points = z.array(pointSchema).parse(file);
  await addInterviewPoints(
    db,
    points.map(({ member, ...point }) =>
      interviewSchema.parse({
        ...point,
        memberId: members.find(({ slug }) => slug === member)?.id,
        heldOn: point.heldOn ?? undefined,
      }),
    ),
  );
}
