import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { readCodes } from "~/domain/areas/area";
import { AREA_UNIT_NAMES } from "~/domain/areas/codes";
import { ITEM_CODE } from "~/domain/measures/rules";
import { AreaRefused, readAreas, removeArea, saveArea } from "~/records/areas/areas.server";
import { readMeasureSettings } from "~/records/measures/settings.server";
import { byMethod, onlyTakes } from "~/routes/api/answering/removing.server";
import { badParameter } from "~/routes/api/answering/year-parameter";
import { areaBody } from "./schemas";
import { areaJson } from "./shapes";

const MAX_BYTES = 512 * 1024;

export const loader = onlyTakes({ PUT: true, DELETE: true });

/** Adds, changes, or removes a focus area. */
export const action = byMethod({ PUT: put, DELETE: remove });

/** Removes an area, or with `fromYear` its list from that year on. */
async function remove(args: ActionFunctionArgs): Promise<Response> {
  const text = new URL(args.request.url).searchParams.get("fromYear");
  try {
    return await answerCall(args, "manage areas", async ({ db }) => {
      const area = (await readAreas(db)).find(({ code }) => code === args.params.code);
      if (text !== null && !/^\d{4}$/.test(text)) return badParameter("fromYear", "fromYear must be a year.");
      const from = text === null ? null : Number(text);
      if (area && (await removeArea(db, area.id, from).catch(asRefusal)))
        return new Response(null, { status: 204 });
      return problem(404, "Not found", "There is no such area, or no list from that year.");
    });
  } catch (error) {
    if (error instanceof Response) return error;
    throw error;
  }
}

/** Stores its fields, and the list of one year. */
async function put(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, MAX_BYTES);
  const own = args.params.code ?? "";
  try {
    return await answerCall(args, "manage areas", async ({ db }) => {
      if (!ITEM_CODE.test(own))
        return refuse([["code", "A code takes lowercase letters, digits, and underscores, after a letter."]]);
      const parsed = areaBody.safeParse(sent);
      if (!parsed.success)
        return refuse(parsed.error.issues.map((issue) => [issue.path.join(".") || null, issue.message]));
      const { label, unit, within, measures: codes, ...list } = parsed.data;
      const areas = await readAreas(db);
      const { measures } = await readMeasureSettings(db);
      const unknown = codes.find((code) => !measures.some((measure) => measure.code === code));
      if (unknown !== undefined) return refuse([["measures", `There is no measure ${unknown}.`]]);
      const outer = areas.find(({ code }) => code === within);
      if (within !== null && !outer) return refuse([["within", `There is no area ${within}.`]]);
      const read = readCodes(list.codes.join("\n"), unit);
      if ("unreadable" in read)
        return refuse([["codes", `Not read as ${AREA_UNIT_NAMES[unit]}: ${read.unreadable.join(", ")}`]]);
      const before = areas.find(({ code }) => code === own);
      await saveArea(db, before?.id ?? null, {
        code: own,
        label: label.trim(),
        unit,
        withinId: outer?.id ?? null,
        measureIds: measures.filter(({ code }) => codes.includes(code)).map(({ id }) => id),
        version: { ...list, codes: read.codes },
      }).catch(asRefusal);
      const now = await readAreas(db);
      const after = now.find(({ code }) => code === own);
      if (!after) throw new Error("the area that was stored is gone");
      return Response.json(areaJson(after, now, measures), { status: before ? 200 : 201 });
    });
  } catch (error) {
    if (error instanceof Response) return error;
    throw error;
  }
}

/** Thrown, so that the transaction is rolled back: nothing of the request is stored. */
function asRefusal(error: unknown): never {
  throw error instanceof AreaRefused ? refuse([[error.fault.field, error.message]]) : error;
}

const refuse = (faults: [column: string | null, message: string][]) =>
  problem(
    422,
    "Invalid area",
    "Nothing was stored.",
    faults.map(([column, message]) => ({ row: null, column, code: "not_allowed", message })),
  );
