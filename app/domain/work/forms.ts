import { z } from "zod";
import { isBlank } from "~/domain/plain-text";
import { STRATEGIES } from "~/domain/terms";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import {
  ACTION_ORIGINS,
  ACTION_STATES,
  type ActionOrigin,
  type ActionState,
  EXPLAINED_STAGES,
  INITIATIVE_STAGES,
  type InitiativeStage,
} from "./terms";

/** The forms of actions and initiatives, checked in the browser as on the server. */

export const LONGEST_TITLE = 300;
const LONGEST_NOTE = 2000;
export const MOST_MILESTONES = 30;

const title = (missing: string) =>
  z
    .string({ error: missing })
    .max(LONGEST_TITLE, `Use at most ${LONGEST_TITLE} characters.`)
    .refine((text) => !isBlank(text), missing);

const note = z.string().max(LONGEST_NOTE, `Use at most ${LONGEST_NOTE} characters.`).optional();

/** What is no date is told as that, once. */
const inYears = (day: string) => {
  const year = Number(/^(\d{4})-/.exec(day)?.[1] ?? FIRST_YEAR);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};
const day = (missing: string) =>
  z.iso.date({ error: missing }).refine(inYears, `Use a year from ${FIRST_YEAR} to ${LAST_YEAR}.`);

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];

/** What an action is, apart from how it stands. */
const described = {
  title: title("Say what is to be done."),
  ownerId: z.uuid({ error: "Choose who does it." }),
  origin: z.enum(keysOf<ActionOrigin>(ACTION_ORIGINS), { error: "Choose where it came from." }),
  initiativeId: z.uuid({ error: "Choose an initiative from the list." }).optional(),
  goalId: z.uuid({ error: "Choose a goal from the list." }).optional(),
  agendaItemId: z.uuid().optional(),
};

const fromInitiative = ({
  origin,
  initiativeId,
}: {
  origin: ActionOrigin;
  initiativeId?: string | undefined;
}) => origin !== "initiative" || initiativeId !== undefined;
const NO_INITIATIVE = { message: "Choose the initiative that it came from.", path: ["initiativeId"] };

export const newActionForm = z
  .object({ ...described, dueOn: day("Enter by when, such as 2026-03-31.") })
  .refine(fromInitiative, NO_INITIATIVE);

export const changeActionForm = z.object(described).refine(fromInitiative, NO_INITIATIVE);

/**
 * How an action stands: done on a day, blocked or dropped with a reason, or open with a date.
 * @param today ISO day; nothing is done on a later one
 */
export function standingForm(today: string, states: readonly ActionState[] = keysOf(ACTION_STATES)) {
  return z
    .object({
      state: z.enum(states as [ActionState, ...ActionState[]], { error: "Choose how it stands." }),
      dueOn: day("Enter by when, such as 2026-03-31."),
      doneOn: day("Enter the day, such as 2026-03-31.").optional(),
      note,
    })
    .superRefine((form, context) => {
      const fault = (field: string, message: string) =>
        context.addIssue({ code: "custom", path: [field], message });
      if ((form.state === "blocked" || form.state === "dropped") && isBlank(form.note ?? ""))
        fault("note", form.state === "blocked" ? "Say what is in the way." : "Say why it was dropped.");
      if (form.state === "done" && form.doneOn !== undefined && form.doneOn > today)
        fault("doneOn", "This day has not come yet.");
    })
    .transform(({ state, dueOn, doneOn, note: text }) => ({
      state,
      dueOn,
      doneOn: state === "done" ? (doneOn ?? today) : null,
      note: text?.trim() || null,
    }));
}

/** "member:ID" or "partner:ID", as one choice of organizations. */
const organization = z
  .string()
  .regex(/^(member|partner):[0-9a-f-]{36}$/i, "Choose an organization from the list.");

const milestone = z.object({
  title: z.string().max(LONGEST_TITLE, `Use at most ${LONGEST_TITLE} characters.`).optional(),
  dueOn: day("Enter a date, such as 2026-03-31.").optional(),
  doneOn: day("Enter a date, such as 2026-03-31.").optional(),
});

/** @param today ISO day; no milestone is reached on a later one */
export function initiativeForm(today: string) {
  return z
    .object({
      name: title("Enter a name that everybody will recognize."),
      about: note,
      strategy: z.enum(STRATEGIES, { error: "Choose a strategy." }),
      lead: organization.optional(),
      organizations: z.array(organization).max(200).default([]),
      goalIds: z.array(z.uuid()).max(200).default([]),
      startsOn: day("Enter a date, such as 2026-03-31.").optional(),
      endsOn: day("Enter a date, such as 2026-03-31.").optional(),
      stage: z.enum(keysOf<InitiativeStage>(INITIATIVE_STAGES), { error: "Choose its stage." }),
      why: note,
      milestones: z
        .array(milestone)
        .max(MOST_MILESTONES, `At most ${MOST_MILESTONES} milestones.`)
        .default([]),
    })
    .superRefine((form, context) => {
      const fault = (path: (string | number)[], message: string) =>
        context.addIssue({ code: "custom", path, message });
      if (form.lead === undefined) fault(["lead"], "Choose who leads it.");
      if (EXPLAINED_STAGES.includes(form.stage) && isBlank(form.why ?? ""))
        fault(["why"], `Say in a sentence why it is ${INITIATIVE_STAGES[form.stage].toLowerCase()}.`);
      if (form.startsOn && form.endsOn && form.endsOn < form.startsOn)
        fault(["endsOn"], "The end lies before the start.");
      form.milestones.forEach(({ title: name, dueOn, doneOn }, place) => {
        if (isBlank(name ?? "") && !dueOn && !doneOn) return;
        if (isBlank(name ?? "")) fault(["milestones", place, "title"], "Say what is to be reached.");
        if (!dueOn) fault(["milestones", place, "dueOn"], "Enter by when.");
        if (doneOn && doneOn > today) fault(["milestones", place, "doneOn"], "This day has not come yet.");
      });
    })
    .transform(({ lead = "", organizations, milestones, about, why, startsOn, endsOn, ...rest }) => {
      const ids = (kind: string, list: string[]) =>
        list.flatMap((each) => (each.startsWith(`${kind}:`) ? [each.slice(kind.length + 1)] : []));
      return {
        ...rest,
        about: about?.trim() || null,
        why: why?.trim() || null,
        startsOn: startsOn ?? null,
        endsOn: endsOn ?? null,
        leadMemberId: ids("member", [lead])[0] ?? null,
        leadPartnerId: ids("partner", [lead])[0] ?? null,
        memberIds: ids("member", organizations),
        partnerIds: ids("partner", organizations),
        milestones: milestones.flatMap(({ title: name = "", dueOn, doneOn }) =>
          dueOn && !isBlank(name) ? [{ title: name.trim(), dueOn, doneOn: doneOn ?? null }] : [],
        ),
      };
    });
}

export type InitiativeForm = z.input<ReturnType<typeof initiativeForm>>;
