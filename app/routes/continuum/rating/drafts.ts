import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { paths } from "~/paths";
import { saveRatings } from "./save.server";

/** Saves drafts that the rating form sends in the background, for the practices that changed. */
export async function action(args: ActionFunctionArgs) {
  const { answer } = await saveRatings(args, await formOf(args.request), "auto");
  const status =
    Object.keys(answer.conflicts).length > 0 ? 409 : Object.keys(answer.faults).length > 0 ? 422 : 200;
  return Response.json({ ...answer, typed: {} }, { status });
}

export const loader = ({ params }: { params: { collaborative?: string; subject?: string } }) =>
  redirect(paths.rate(params.collaborative ?? "", params.subject ?? ""));
