import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { signUp } from "../../app/access/auth.server";
import type { Role } from "../../app/domain/terms";
import { grantRole } from "../../app/records/collaboratives/collaboratives.server";
import { action as move } from "../../app/routes/goals/state";
import { action as change } from "../../app/routes/goals/writing/edit";
import { action as add } from "../../app/routes/goals/writing/new";
import type { GoalAnswer } from "../../app/ui/goals/types";
import type { Database } from "../../db/client";
import { rowsOf } from "../../db/rows";
import type { TestCollaborative } from "./database/databases";

let count = 0;

/** A goal that is ready to be adopted, as it is typed. */
export const TYPED: Record<string, string> = {
  whose: "collaborative",
  strategy: "workforce",
  statement: "One hire in ten is an impact hire.",
  population: "People out of work in the focus area",
  geography: "43201 and 43203",
  "target.shape": "share_at_least",
  "target.figure": "impact_hire_rate",
  "target.number": "12 %",
  startYear: "2024",
  targetYear: "2028",
  owner: "Ana Ruiz",
  resources: "Two coaches",
  consultedWho: "Residents’ council",
  consultedWhen: "March 2024",
  disparity: "Out of work more often",
};

/** The cookie of a new person with this role. */
export async function goalPerson(
  { database, context, at }: { database: Database; context: AppLoadContext; at: TestCollaborative },
  role: Role,
  member?: string,
): Promise<string> {
  const person = {
    email: `goals-${++count}@example.org`,
    name: "Ines",
    password: "a calm river in spring",
  };
  const headers = await signUp(context.auth, person);
  const { members } = await at.catalog();
  const memberId = members.find(({ slug }) => slug === member)?.id ?? null;
  const [{ id = "" } = {}] = rowsOf<{ id: string }>(
    await database.db.execute(sql`select id from users where email = ${person.email}`),
  );
  await at.enter((db) => grantRole(db, { userId: id, role, memberId }));
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** What the form of a goal sends. */
export type Fields = Record<string, string>;

/** The forms in which goals are written, as a browser sends them, in the collaborative with this slug. */
export function goalForms(context: () => AppLoadContext, slug: () => string) {
  const args = (cookie: string, goal = "", fields?: Fields, path = "") =>
    ({
      request: new Request(`http://127.0.0.1/${path}`, {
        headers: { cookie },
        ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
      }),
      params: { collaborative: slug(), goal },
      context: context(),
    }) as unknown as ActionFunctionArgs;
  /** Where a stored goal leads to, or why it was refused. */
  const outcome = (answer: unknown) => {
    if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("location") };
    const { data, init } = answer as { data: GoalAnswer; init: { status: number } };
    return { status: init.status, ...data };
  };
  const create = async (fields: Fields, cookie: string) =>
    outcome(await add(args(cookie, "", fields))) as { status: number; to?: string } & Partial<GoalAnswer>;
  const revise = async (goal: string, fields: Fields, cookie: string) =>
    outcome(await change(args(cookie, goal, fields))) as { status: number } & Partial<GoalAnswer>;
  const step = async (goal: string, fields: Fields, cookie: string) =>
    outcome(await move(args(cookie, goal, fields))) as { status: number; to?: string; fault?: string };

  return { args, create, revise, step };
}
