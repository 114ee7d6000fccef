import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { discloseInitiatives } from "~/domain/work/disclosure";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { readInitiatives } from "~/records/work/initiatives.server";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { initiative } from "./schemas";
import { initiativeJson } from "./shapes";

/** Programs and pilots, as the page shows them to this caller. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see work", async ({ db, viewer }) => {
    const { collaborative, members } = await readCatalog(db);
    const today = todayIso();
    const slugs = new Map(members.map(({ id, slug }) => [id, slug]));
    const initiatives = discloseInitiatives(await readInitiatives(db, today), viewer, collaborative.policy);
    return listAnswer(
      args.request,
      initiative,
      initiatives.map((one) => initiativeJson(one, today, (id) => slugs.get(id ?? "") ?? null)),
    );
  });
}
