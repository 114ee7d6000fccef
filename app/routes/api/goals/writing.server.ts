import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Call } from "~/access/api/bearer.server";
import type { GoalFields } from "~/domain/goals/goal";
import { LETTERS, type Letters, lacking } from "~/domain/goals/smartie/letters";
import { typedGoal } from "~/domain/goals/writing/form";
import type { TypedGoal } from "~/domain/goals/writing/typed";
import type { StoredGoal } from "~/records/goals/goals.server";
import { type Fault, overtaken, refuse } from "~/routes/api/answering/refusals";
import { type GoalContext, judge, readGoalContext, storeGoal } from "~/routes/goals/index.server";
import type { newGoal, storedGoal } from "./goal-body-schemas";

/** What the calls that write goals have in common. */

export const WORD = "goal";
export const BODY_BYTES = 64 * 1024;

export const contextOf = ({ db, viewer }: Call, id: string | null): Promise<GoalContext> =>
  readGoalContext({ db, viewer }, id);

type Body = Omit<Partial<z.output<typeof newGoal>>, "member"> & { member?: string | null | undefined };

const OPEN: GoalFields = {
  level: "collaborative",
  memberId: null,
  strategy: "workforce",
  statement: "",
  population: "",
  geography: "",
  target: null,
  startYear: null,
  targetYear: null,
  milestones: [],
  owner: "",
  resources: "",
  consultedWho: "",
  consultedWhen: "",
  disparity: "",
  breakdown: null,
  rollsUpTo: null,
};

/** What a body says of a goal, as its form would send it; what it leaves out stays. */
export function typedBody({ setting, own }: GoalContext, { member, ...sent }: Body): TypedGoal {
  const { collaborative, members } = setting.catalog;
  const said = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
  const typed = typedGoal({ ...(own ?? OPEN), ...said }, collaborative);
  if (member === undefined) return typed;
  // A member that is not there is refused by the rules of the form.
  const whose = members.find(({ slug }) => slug === member)?.id ?? "nobody";
  return { ...typed, whose: member === null ? "collaborative" : whose };
}

/** Names that the form has for fields of bodies. */
const FIELDS: Record<string, string> = { whose: "member" };

const listed = (byField: Record<string, string[]>): Fault[] =>
  Object.entries(byField).flatMap(([field, messages]) =>
    messages.map((message) => ({
      field: Object.hasOwn(FIELDS, field) ? (FIELDS[field] ?? field) : field,
      message,
    })),
  );

/** Stores what was typed, and answers with it. */
export async function storeTyped(
  call: Call,
  context: GoalContext,
  typed: TypedGoal,
  { revision, decisionId }: { revision: number | null; decisionId: string },
): Promise<Response> {
  const saved = await storeGoal(context, typed, { adopting: false, revision, decisionId });
  if ("stored" in saved) return answerOf(call, saved.stored, context.own ? 200 : 201);
  const { status, answer } = saved;
  if (status === 409) return overtaken(WORD);
  const faults = [...listed(answer.check.errors), ...listed(answer.check.faults)];
  const refused = answer.refused ? [{ field: "", message: answer.refused }] : [];
  return refuse(WORD, [...refused, ...faults]);
}

/** A goal that was just stored. */
export async function answerOf(call: Call, id: string, status: 200 | 201): Promise<Response> {
  const context = await contextOf(call, id);
  if (!context.own) throw new Error("the goal that was just stored is gone");
  const { letters } = await judge(context, context.own);
  return Response.json(goalOf(context.own, letters, context), { status });
}

function goalOf(own: StoredGoal, letters: Letters, { setting }: GoalContext): z.input<typeof storedGoal> {
  const {
    id,
    revision,
    state,
    level: _,
    memberId,
    adoptedAt: __,
    changedAt: ___,
    changedBy: ____,
    ...fields
  } = own;
  return {
    id,
    revision,
    state,
    ...fields,
    member: setting.catalog.members.find((member) => member.id === memberId)?.slug ?? null,
    milestones: fields.milestones.map(({ year, value }) => ({ year, value })),
    target: fields.target as Record<string, unknown> | null,
    lacking: lacking(letters),
  };
}

/** Refuses an adoption with each letter that is missing, and why. */
export function refuseLetters(letters: Letters): Response {
  const faults = LETTERS.filter((letter) => lacking(letters).includes(letter)).map((letter) => ({
    field: letter,
    message: letters[letter].why,
  }));
  return refuse(WORD, faults, 400);
}

/** The goal of the address. */
export const goalAt = ({ params }: ActionFunctionArgs): string => params.goal ?? "";
