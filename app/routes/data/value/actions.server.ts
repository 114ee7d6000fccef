import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import type { Catalog } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addComment, settleComment } from "~/records/entry/comments.server";
import { restoreValue } from "~/records/entry/restore.server";
import { acceptWarning, withdrawWarning } from "~/records/entry/soft-checks.server";
import { placeOf, type ValueAddress, type ValueIntent, valueIn, valueIntent } from "./address.server";

/** Why a form was refused. */
interface Refusal {
  intent: ValueIntent["intent"] | null;
  id: string | null;
  message: string | null;
  /** The text of a comment or answer, to fill in again. */
  typed: string | null;
}

/** Handles each form on the page of a value. */
export async function actOnValue(args: ActionFunctionArgs) {
  const { request } = args;
  const form = Object.fromEntries(await formOf(request));
  const read = valueIntent.safeParse(form);
  const about = {
    intent: (form.intent as Refusal["intent"]) ?? null,
    id: textIn(form.id),
    typed: textIn(form.text ?? form.answer),
  };
  const refuse = (message: string) => data<Refusal>({ ...about, message }, { status: 422 });
  return visit(args, "enter data", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const at = valueIn(request, visited, catalog);
    if (!read.success) return refuse(read.error.issues[0]?.message ?? "This cannot be read.");
    const input = read.data;
    const back = () => {
      const url = new URL(request.url);
      url.searchParams.set("done", input.intent);
      return redirect(url.pathname + url.search);
    };
    switch (input.intent) {
      case "accept":
      case "withdraw": {
        const place = warningPlace(catalog, at, input);
        if (input.intent === "withdraw") await withdrawWarning(db, place);
        else if (!(await acceptWarning(db, catalog, { place, note: input.note, viewer })))
          return refuse("This question is no longer open. Reload the page.");
        // No redirect, since the entry grid posts here as well and stays on its page.
        return data<Refusal>({ ...about, message: null });
      }
      case "comment":
        await addComment(db, placeOf(at), input);
        return back();
      case "settle":
        return (await settleComment(db, placeOf(at), input.id, input.answer || null))
          ? back()
          : refuse("This question has just been settled. Add anything else as a comment.");
      case "restore":
        return (await restore(visited, catalog, input, refuse)) ?? back();
    }
  });
}

const textIn = (value: FormDataEntryValue | undefined) => (typeof value === "string" ? value : null);

/** The place of a warning: the value itself, or a share of which it is the numerator. */
function warningPlace(
  { metrics }: Catalog,
  { member, item, year }: ValueAddress,
  input: Extract<ValueIntent, { warning: string }>,
) {
  const itemId = input.item === item.code ? item.id : metrics.find(({ code }) => code === input.item)?.id;
  return { memberId: member.id, itemId: itemId ?? item.id, year, code: input.warning };
}

/** Restores an earlier value. @returns null once done, else the refusal */
async function restore<T>(
  { db, viewer }: Visit,
  catalog: Catalog,
  { id, reason }: Extract<ValueIntent, { intent: "restore" }>,
  refuse: (message: string) => T,
): Promise<T | null> {
  const restoration = { historyId: id, reason, onlyMemberId: viewer.memberId };
  const outcome = await restoreValue(db, catalog, restoration);
  if (outcome === null) return refuse("There is no such value to restore.");
  if (outcome.stored) return null;
  const [error] = outcome.errors;
  return refuse(error?.message ?? "Someone else just changed the value. Check it, then try again.");
}
