import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { type ListedYear, listYears } from "~/records/collection/years.server";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { collectedYear } from "./collection-schemas";

/** The years that were opened for numbers, newest first. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see entries", async ({ db }) => {
    return listAnswer(args.request, collectedYear, (await listYears(db)).map(yearJson));
  });
}

/** A year as the API returns it. */
export const yearJson = ({
  year,
  state,
  dueOn,
  members,
  submitted,
  verified,
}: ListedYear): z.infer<typeof collectedYear> => ({ year, state, dueOn, members, submitted, verified });
