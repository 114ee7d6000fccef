import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf } from "~/access/body.server";
import { type Visit, visit } from "~/access/visit.server";
import type { Catalog } from "~/domain/types";
import { readCatalog } from "~/records/catalog.server";
import { addComment, settleComment } from "~/records/comments.server";
import { restoreValue } from "~/records/restore.server";
import { acceptWarning, withdrawWarning } from "~/records/soft-checks.server";
import { placeOf, type ValueAddress, type ValueIntent, valueIn, valueIntent } from "./value-page.server";

/** What was wrong, at the form that it belongs to. */
interface Refusal {
  intent: ValueIntent["intent"] | null;
  id: string | null;
  message: string | null;
  /** What had been written to a question or as a comment. */
  typed: string | null;
}

/** One form of the page of a value each. */
export async function actOnValue(doorway: ActionFunctionArgs) {
  const { request } = doorway;
  const form = Object.fromEntries(await formOf(request));
  const read = valueIntent.safeParse(form);
  const about = {
    intent: (form.intent as Refusal["intent"]) ?? null,
    id: textIn(form.id),
    typed: textIn(form.text ?? form.answer),
  };
  const refuse = (message: string) => data<Refusal>({ ...about, message }, { status: 422 });
  return visit(doorway, "enter data", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const at = valueIn(request, visited, catalog);
    if (!read.success) return refuse(read.error.issues[0]?.message ?? "This cannot be read.");
    const given = read.data;
    const back = () => {
      const url = new URL(request.url);
      url.searchParams.set("done", given.intent);
      return redirect(url.pathname + url.search);
    };
    switch (given.intent) {
      case "accept":
      case "withdraw": {
        const place = warningPlace(catalog, at, given);
        if (given.intent === "withdraw") await withdrawWarning(db, place);
        else if (!(await acceptWarning(db, catalog, place, given.note, viewer)))
          return refuse("This question does not stand any more. Reload the page.");
        // No redirect: the entry grid asks, too, and stays where it is.
        return data<Refusal>({ ...about, message: null });
      }
      case "comment":
        await addComment(db, placeOf(at), given);
        return back();
      case "settle":
        return (await settleComment(db, placeOf(at), given.id, given.answer || null))
          ? back()
          : refuse("This question was settled a moment ago. If there is more to say, add it here.");
      case "restore":
        return (await restore(visited, catalog, given, refuse)) ?? back();
    }
  });
}

const textIn = (value: FormDataEntryValue | undefined) => (typeof value === "string" ? value : null);

/** The question's own item: the value's, or a share that it is the numerator of. */
function warningPlace(
  { metrics }: Catalog,
  { member, item, year }: ValueAddress,
  given: Extract<ValueIntent, { warning: string }>,
) {
  const itemId = given.item === item.code ? item.id : metrics.find(({ code }) => code === given.item)?.id;
  return { memberId: member.id, itemId: itemId ?? item.id, year, code: given.warning };
}

/** Null once it is done. */
async function restore<T>(
  { db, viewer }: Visit,
  catalog: Catalog,
  { id, reason }: Extract<ValueIntent, { intent: "restore" }>,
  refuse: (message: string) => T,
): Promise<T | null> {
  const outcome = await restoreValue(db, catalog, id, reason, viewer.memberId);
  if (outcome === null) return refuse("There is no such value to bring back.");
  if (outcome.stored) return null;
  const [error] = outcome.errors;
  return refuse(error?.message ?? "Somebody else changed the value just now. Look at it, then try again.");
}
