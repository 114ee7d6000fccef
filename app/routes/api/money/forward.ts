import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { ahead } from "~/domain/forward/forward";
import { readForwardContracts } from "~/records/forward/forward.server";
import { todayIso } from "~/records/today";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { forwardContracts } from "./entries/kinds.server";
import { adding } from "./entries/writing.server";
import { forwardContract } from "./money-schemas";

/** Contracts coming up, the nearest quarter first. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see forward list", async ({ db }) => {
    const quarters = ahead(await readForwardContracts(db), todayIso());
    const list: z.infer<typeof forwardContract>[] = quarters.flatMap(({ contracts }) =>
      contracts.map(({ id, revision, category, band, year, quarter, member, note }) => ({
        id,
        revision,
        category,
        band,
        year,
        quarter,
        member,
        note,
      })),
    );
    return listAnswer(args.request, forwardContract, list);
  });
}

/** Adds a contract coming up. */
export const action = adding(forwardContracts);
