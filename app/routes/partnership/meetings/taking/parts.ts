import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import { readMeeting } from "../record.server";
import { saveParts, stateOfMinutes } from "./save.server";

const NOT_KEPT = { "cache-control": "no-store" };

/** What other note-takers have written meanwhile. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) =>
    Response.json(stateOfMinutes(await readMeeting(visited, args.params.meeting)), { headers: NOT_KEPT }),
  );
}

/** Saves the parts that the form sends in the background. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run partnership", async (visited) => {
    const answer = await saveParts(visited, args.params.meeting ?? "", form);
    const status =
      Object.keys(answer.conflicts).length > 0 ? 409 : Object.keys(answer.faults).length > 0 ? 422 : 200;
    return Response.json(answer, { status });
  });
}
