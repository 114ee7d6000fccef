import type { z } from "zod";
import type { Call } from "~/access/api/bearer.server";
import { problem } from "~/access/problem";
import { isBlank } from "~/domain/plain-text";
import type { ActionContent } from "~/domain/work/action";
import { discloseActions, discloseChoices } from "~/domain/work/disclosure";
import type { ActionOrigin } from "~/domain/work/terms";
import type { RowError } from "~/exchange/opening/table";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { type ListedAction, readAction } from "~/records/work/actions.server";
import { readWorkChoices } from "~/records/work/choices.server";
import { actionJson } from "./shapes";

export const BODY_BYTES = 64 * 1024;

export const invalid = (errors: RowError[]) => problem(422, "Invalid action", "Nothing was stored.", errors);

export const faultsOf = ({ issues }: z.ZodError): RowError[] =>
  issues.map(({ path, code, message }) => ({
    row: null,
    column: path.join(".") || null,
    code: code ?? "invalid",
    message,
  }));

interface Named {
  title: string;
  owner: string;
  dueOn: string;
  origin: ActionOrigin | undefined;
  initiative: string | null;
  goal: string | null;
}

type Content = Omit<ActionContent, "state" | "doneOn" | "note" | "agendaItemId">;

/** Finds whom and what a body names among what this caller may name; what is stored may stay. */
export async function namedIn(
  { db, viewer }: Call,
  { title, owner, dueOn, origin, initiative, goal }: Named,
  stored?: ListedAction,
): Promise<{ content: Content } | { faults: RowError[] }> {
  const { collaborative } = await readCatalog(db);
  const choices = discloseChoices(await readWorkChoices(db, todayIso()), viewer, collaborative.policy);
  const faults: RowError[] = [];
  const fault = (column: string, message: string) => {
    faults.push({ row: null, column, code: "unknown", message });
  };
  const owners = choices.owners.filter(({ id, name }) => id === owner || name === owner);
  const ownerId = stored?.ownerId === owner ? owner : owners.length === 1 ? owners[0]?.id : undefined;
  if (!ownerId)
    fault(
      "owner",
      owners.length > 1 ? "Several people have this name: send the id." : "Nobody whom you may name.",
    );
  const from = origin ?? (initiative ? "initiative" : "other");
  if (isBlank(title)) fault("title", "The title is missing.");
  if (from === "initiative" && initiative === null)
    fault("initiative", "Name the initiative that it came from.");
  const isKnown = (list: { id: string }[], id: string | null, before: string | null | undefined) =>
    id === null || id === before || list.some((each) => each.id === id);
  if (!isKnown(choices.initiatives, initiative, stored?.initiativeId))
    fault("initiative", "There is no such initiative.");
  if (!isKnown(choices.goals, goal, stored?.goalId)) fault("goal", "There is no such goal.");
  if (faults.length > 0 || !ownerId) return { faults };
  return { content: { title, ownerId, dueOn, origin: from, initiativeId: initiative, goalId: goal } };
}

/** One action as the answer of a call. */
export async function oneAction({ db, viewer }: Call, id: string, status: 200 | 201): Promise<Response> {
  const { collaborative, members } = await readCatalog(db);
  const stored = await readAction(db, id);
  const [action] = stored ? discloseActions([stored], viewer, collaborative.policy) : [];
  if (!action) throw new Error("the action that was just stored is gone");
  const slugOf = (memberId: string | null) => members.find((member) => member.id === memberId)?.slug ?? null;
  return Response.json(actionJson(action, todayIso(), slugOf), { status });
}
