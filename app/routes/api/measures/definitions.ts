import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { readMeasureSettings } from "~/records/measures/settings.server";
import { definitionJson, metricJson } from "./measure-shapes";

/** Every measure and metric with its definition or formula, switched off or not, in order. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see figures", async ({ db }) => {
    const settings = await readMeasureSettings(db);
    return Response.json({
      measures: settings.measures.map(definitionJson),
      metrics: settings.metrics.map(metricJson(settings)),
    });
  });
}
