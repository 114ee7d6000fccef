import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import { typedFrom } from "~/domain/goals/writing/steps";
import { paths } from "~/paths";
import { checkTyped, readGoalContext } from "./context.server";

/** Checks a goal as it is typed; stores nothing. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const typed = typedFrom(form);
  const id = String(form.get("goal") ?? "") || null;
  const check = await visit(args, "set goals", async (visited) => {
    const context = await readGoalContext(visited, id);
    return (await checkTyped(context, typed)).check;
  });
  return Response.json(check, { headers: { "cache-control": "no-store" } });
}

export const loader = ({ params }: { params: { collaborative?: string } }) =>
  redirect(paths.newGoal(params.collaborative ?? ""));
