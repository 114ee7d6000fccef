import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "~/access/body.server";
import { visit } from "~/access/visit.server";
import { typedFrom } from "~/domain/goal-steps";
import { checkTyped, readGround } from "./shared/goal-desk.server";

/** What can be said of a goal while it is typed: asked in the background, and stores nothing. */
export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const typed = typedFrom(form);
  const id = String(form.get("goal") ?? "") || null;
  const check = await visit(doorway, "set goals", async (visited) => {
    const ground = await readGround(visited, id);
    return (await checkTyped(ground, typed)).check;
  });
  return Response.json(check, { headers: { "cache-control": "no-store" } });
}

export const loader = ({ params }: { params: { collaborative?: string } }) =>
  redirect(`/c/${params.collaborative}/goals/new`);
