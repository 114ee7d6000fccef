import { z } from "zod";
import { goalFields, goalSchema } from "../app/domain/goal";
import { interviewSchema } from "../app/domain/interview";
import type { Catalog } from "../app/domain/types";
import { addGoal, changeGoal, moveGoal } from "../app/records/goals.server";
import { addInterviewPoints } from "../app/records/interviews.server";
import type { TenantDb } from "../db/tenant";

/** Goals and interviews of a collaborative, as its files have them: members by slug, goals by a key of their own. */

const { memberId: _, rollsUpTo: __, ...fields } = goalFields;
const goalFileSchema = z.array(
  z.strictObject({
    ...fields,
    key: z.string(),
    member: z.string().nullable(),
    /** Key of the shared goal that it helps to reach; that one stands before it. */
    rollsUpTo: z.string().nullable(),
    /** Adopted, unless it says that it is a draft. */
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

/** Goals one by one, each with its history: drafted, adopted, revised, ended. They are few. */
export async function loadGoals(db: TenantDb, { members }: Catalog, file: unknown): Promise<void> {
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
    await moveGoal(db, id, "adopted", 1, null);
    if (revision) await changeGoal(db, id, { ...goal, ...revision.changes }, 2, revision.reason);
    if (ended) await moveGoal(db, id, ended.state, revision ? 3 : 2, ended.reason);
  }
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
