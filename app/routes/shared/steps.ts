import { z } from "zod";
import { own } from "~/domain/own";

/** What forms of a page with several have in common: which one was sent, and what it is about. */

/** The step that a form's intent names. @throws 400 if the page has no such form */
export function stepOf<Step>(steps: Readonly<Record<string, Step>>, form: FormData): Step {
  const step = own(steps, String(form.get("intent") ?? ""));
  if (step === undefined) throw notAForm();
  return step;
}

export const notAForm = () =>
  new Response("This page has no such form.", { status: 400, statusText: "Not a form" });

/** The id in a field; null if there is none, or something else. */
export const idIn = (form: FormData, name = "id"): string | null =>
  z.uuid().safeParse(form.get(name)).data ?? null;

/** The nil UUID, which nothing here has: what is no id belongs to a thing that is not there. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The id in a field, or one that nothing has. */
export const idOrNobody = (form: FormData, name = "id"): string => idIn(form, name) ?? NOBODY;
