import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { readAreas } from "~/records/areas/areas.server";
import { readMeasureSettings } from "~/records/measures/settings.server";
import { areaJson } from "./shapes";

/** Every focus area with its lists. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see areas", async ({ db }) => {
    const areas = await readAreas(db);
    const { measures } = await readMeasureSettings(db);
    return Response.json(areas.map((area) => areaJson(area, areas, measures)));
  });
}
