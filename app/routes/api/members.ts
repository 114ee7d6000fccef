import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/bearer.server";
import { readCatalog } from "~/records/catalog.server";
import { memberJson } from "./shapes";

export async function loader(doorway: LoaderFunctionArgs) {
  return answerCall(doorway, "see figures", async ({ db }) => {
    const { members } = await readCatalog(db);
    return Response.json(members.map(memberJson));
  });
}
