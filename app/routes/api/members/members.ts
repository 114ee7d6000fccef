import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { member } from "./member-schemas";
import { memberJson } from "./member-shapes";

export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see figures", async ({ db }) => {
    const { members } = await readCatalog(db);
    return listAnswer(args.request, member, members.map(memberJson));
  });
}
