import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { indicatorJson } from "./shapes";

/** The community indicators with their values by year. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see figures", async ({ db }) =>
    Response.json((await readIndicators(db)).map(indicatorJson)),
  );
}
