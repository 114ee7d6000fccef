import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { readMeasureSettings } from "~/records/measures/settings.server";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { measure } from "./measure-schemas";
import { measureJson } from "./measure-shapes";

/** The measures in use, or with `all=1` all of them, each with whether it is in use. */
export async function loader(args: LoaderFunctionArgs) {
  const all = new URL(args.request.url).searchParams.get("all") === "1";
  return answerCall(args, "see figures", async ({ db }) => {
    const { measures } = await readMeasureSettings(db);
    return listAnswer(
      args.request,
      measure,
      measures
        .filter(({ enabled }) => all || enabled)
        .map((one) => ({ ...measureJson(one), ...(all && { enabled: one.enabled }) })),
    );
  });
}
