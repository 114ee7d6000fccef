import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { actionsCsv } from "~/exchange/work/actions-file";
import { csvFile } from "~/routes/shared/downloads";
import { readActionList } from "./list.server";

/** The actions of the list as a file, without pages. It can be sent in again. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see work", async (visited) => {
    const { collaborative, actions, lists } = await readActionList(visited, args.request, true);
    const goals = [
      ...new Map(actions.flatMap(({ goal }) => (goal ? [[goal.id, goal] as const] : []))).values(),
    ];
    return csvFile(
      `${collaborative.slug}-actions.csv`,
      actionsCsv(actions, { ...lists, goals }, { mark: true }),
    );
  });
}
