import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import type { ActionContent } from "~/domain/work/action";
import { discloseChoices, mayWriteFor } from "~/domain/work/disclosure";
import { changeActionForm, newActionForm, standingForm } from "~/domain/work/forms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { type ListedAction, readAction } from "~/records/work/actions.server";
import { readWorkChoices } from "~/records/work/choices.server";
import { storeActions } from "~/records/work/store-actions.server";

export interface ActionAnswer {
  intent: "new" | "standing" | "change" | "link" | "withdraw";
  result: SubmissionResult<string[]> | null;
  /** Somebody else changed it in the meantime. */
  conflict?: { by: string; at: string; revision: number };
  /** A link to pass on, shown once. */
  link?: string;
  done?: string;
}

type Visited = Pick<Visit, "db" | "viewer">;

/** Stores a new action. @returns its id, or what is wrong */
export async function addAction(visited: Visited, form: FormData): Promise<{ id: string } | ActionAnswer> {
  const submission = parseWithZod(form, { schema: newActionForm });
  if (submission.status !== "success") return { intent: "new", result: submission.reply() };
  const { initiativeId = null, goalId = null, agendaItemId = null, ...rest } = submission.value;
  const content: ActionContent = {
    ...rest,
    initiativeId,
    goalId,
    agendaItemId,
    state: "open",
    doneOn: null,
    note: null,
  };
  const faults = await unknown(visited, content);
  if (faults) return { intent: "new", result: submission.reply({ fieldErrors: faults }) };
  const outcome = await storeActions(visited.db, [{ id: null, content }]);
  if (!outcome.stored) throw new Error("a new action cannot be in conflict");
  return { id: outcome.ids[0] ?? "" };
}

/** Stores how an action stands, or what it is. @returns null if stored, or what is wrong. @throws 403, 404 */
export async function changeAction(
  visited: Visited,
  id: string,
  form: FormData,
): Promise<ActionAnswer | null> {
  const { db, viewer } = visited;
  const stored = await readAction(db, id);
  if (!stored) throw notFound("There is no such action.");
  if (!mayWriteFor(viewer, stored.memberId)) throw forbidden(OTHERS);
  const standing = form.get("intent") === "standing";
  const intent = standing ? "standing" : "change";
  const revision = Number(form.get("revision")) || 0;
  form.delete("revision");
  if (standing) {
    const submission = parseWithZod(form, { schema: standingForm(todayIso()) });
    if (submission.status !== "success") return { intent, result: submission.reply() };
    return store(visited, stored, {
      revision,
      intent,
      content: { ...contentOf(stored), ...submission.value },
    });
  }
  const submission = parseWithZod(form, { schema: changeActionForm });
  if (submission.status !== "success") return { intent, result: submission.reply() };
  const { initiativeId = null, goalId = null, agendaItemId: _, ...rest } = submission.value;
  const content = { ...contentOf(stored), ...rest, initiativeId, goalId };
  const faults = await unknown(visited, content, stored);
  if (faults) return { intent, result: submission.reply({ fieldErrors: faults }) };
  return store(visited, stored, { revision, intent, content });
}

export const OTHERS = "Only the owner’s institution, backbone staff, and conveners change this action.";

async function store(
  { db }: Visited,
  { id }: ListedAction,
  { revision, intent, content }: { revision: number; intent: ActionAnswer["intent"]; content: ActionContent },
): Promise<ActionAnswer | null> {
  const outcome = await storeActions(db, [{ id, revision, content }]);
  if (outcome.stored) return null;
  const theirs = await readAction(db, id);
  if (!theirs) throw notFound("There is no such action anymore.");
  const conflict = { by: theirs.changedBy, at: theirs.changedAt, revision: theirs.revision };
  return { intent, result: null, conflict };
}

/** The content of an action as it is stored. */
export const contentOf = ({
  title,
  ownerId,
  dueOn,
  state,
  doneOn,
  note,
  origin,
  initiativeId,
  goalId,
  agendaItemId,
}: ActionContent): ActionContent => ({
  title,
  ownerId,
  dueOn,
  state,
  doneOn,
  note,
  origin,
  initiativeId,
  goalId,
  agendaItemId,
});

/** Fields that name what this person may not name, or what does not exist. What is stored may stay. */
async function unknown(
  visited: Visited,
  content: ActionContent,
  stored?: ListedAction,
): Promise<Record<string, string[]> | null> {
  const { collaborative } = await readCatalog(visited.db);
  const { owners, initiatives, goals } = discloseChoices(
    await readWorkChoices(visited.db, todayIso()),
    visited.viewer,
    collaborative.policy,
  );
  const faults: Record<string, string[]> = {};
  const check = (field: "ownerId" | "initiativeId" | "goalId", list: { id: string }[], message: string) => {
    const id = content[field];
    if (id !== null && id !== stored?.[field] && !list.some((each) => each.id === id))
      faults[field] = [message];
  };
  check("ownerId", owners, "Choose a person from the list.");
  check("initiativeId", initiatives, "Choose an initiative from the list.");
  check("goalId", goals, "Choose a goal from the list.");
  return Object.keys(faults).length > 0 ? faults : null;
}
