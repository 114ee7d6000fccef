import { z } from "zod";
import { STRATEGIES } from "~/domain/terms";
import { LONGEST_TITLE } from "~/domain/work/forms";
import {
  ACTION_ORIGINS,
  ACTION_STATES,
  type ActionOrigin,
  type ActionState,
  HEALTHS,
  type Health,
  INITIATIVE_STAGES,
  type InitiativeStage,
} from "~/domain/work/terms";
import { schemas } from "~/routes/api/schemas";

/** Initiatives and actions in the API. Days are ISO dates in UTC. */

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];
const day = z.iso.date();
const count = z.int().min(0);
const member = z
  .string()
  .nullable()
  .describe("The member’s slug; null for an organization that is no member.");

const state = z.enum(keysOf<ActionState>(ACTION_STATES));
const origin = z.enum(keysOf<ActionOrigin>(ACTION_ORIGINS));

export const action = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    owner: z.strictObject({ id: z.uuid(), name: z.string(), organization: z.string(), member }),
    dueOn: day,
    firstDueOn: day.describe("The date first agreed; it never changes."),
    moves: count.describe("How often the date was moved."),
    state,
    doneOn: day.nullable(),
    note: z.string().nullable().describe("Proof or a note if it is done; why, if it is blocked or dropped."),
    daysLate: count,
    origin,
    initiative: z.uuid().nullable(),
    goal: z.uuid().nullable(),
    changedAt: z.iso.datetime(),
  })
  .register(schemas, { id: "Action" });

const owner = z
  .string()
  .max(300)
  .describe("The contact’s id, or a name that only one of those you may name has.");
const title = z.string().max(LONGEST_TITLE);
const described = {
  origin: origin.optional(),
  initiative: z.uuid().nullable().optional(),
  goal: z.uuid().nullable().optional(),
};

/** Body of POST /actions. */
export const newAction = z
  .strictObject({ title, owner, dueOn: day, ...described })
  .register(schemas, { id: "NewAction" });

/** Body of PATCH /actions/{action}: what is left out stays. */
export const actionChange = z
  .strictObject({
    title: title.optional(),
    owner: owner.optional(),
    dueOn: day.optional(),
    state: state.optional(),
    doneOn: day.nullable().optional().describe("Left out for what is done: today."),
    note: z.string().max(2000).nullable().optional(),
    ...described,
  })
  .register(schemas, { id: "ActionChange" });

export const initiative = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    about: z.string().nullable(),
    strategy: z.enum(STRATEGIES),
    lead: z.strictObject({ name: z.string(), member }),
    organizations: z.array(z.string()).describe("Others that take part, by name."),
    goals: z.array(z.uuid()).describe("Those that this token may see."),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    stage: z.enum(keysOf<InitiativeStage>(INITIATIVE_STAGES)),
    why: z.string().nullable(),
    health: z.enum(keysOf<Health>(HEALTHS)).nullable().describe("Only of a running initiative."),
    milestones: z.array(z.strictObject({ title: z.string(), dueOn: day, doneOn: day.nullable() })),
    openActions: count,
    lateActions: count,
    changedOn: day,
  })
  .register(schemas, { id: "Initiative" });
