import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { adding } from "../entries/writing.server";
import { proposals } from "./plan-kinds.server";

/** What is proposed to be funded, with scores where the rule is criteria. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "keep money", async ({ db }) => {
    const catalog = await readCatalog(db);
    return Response.json((await proposals.read(db)).map((own) => proposals.shape(own, { catalog })));
  });
}

/** Adds a proposal. */
export const action = adding(proposals);
