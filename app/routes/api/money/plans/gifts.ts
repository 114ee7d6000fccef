import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { may } from "~/access/permissions";
import { problem } from "~/access/problem";
import { seesAmounts } from "~/domain/money/shown";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readMoney } from "~/records/money/read.server";
import { adding } from "../entries/writing.server";
import { gifts } from "./plan-kinds.server";

/** What was given in kind, for those who see amounts. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see money", async ({ db, viewer }) => {
    const money = await readMoney(db);
    if (!may(viewer, "keep money") && !seesAmounts(viewer, money.settings))
      return problem(403, "Not allowed", "This collaborative does not show amounts to institutions.");
    const catalog = await readCatalog(db);
    return Response.json(money.gifts.map((gift) => gifts.shape(gift, { catalog })));
  });
}

/** Adds a gift in kind. */
export const action = adding(gifts);
