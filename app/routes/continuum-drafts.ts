import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "~/access/body.server";
import { saveRatings } from "./shared/continuum-save.server";

/** What the rating form sends in the background: drafts of the practices that were touched. */
export async function action(doorway: ActionFunctionArgs) {
  const { answer } = await saveRatings(doorway, await formOf(doorway.request), "auto");
  const status =
    Object.keys(answer.conflicts).length > 0 ? 409 : Object.keys(answer.faults).length > 0 ? 422 : 200;
  return Response.json({ ...answer, typed: {} }, { status });
}

export const loader = ({ params }: { params: { collaborative?: string; subject?: string } }) =>
  redirect(`/c/${params.collaborative}/continuum/${params.subject}/rate`);
