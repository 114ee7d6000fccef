import type { ActionFunctionArgs } from "@remix-run/node";
import { newMeasureSchema } from "~/domain/measures/rules";
import { addMeasure, changeMeasure, switchMeasure } from "~/records/measures/measures.server";
import { MeasureFault, readMeasureSettings } from "~/records/measures/settings.server";
import { measureBody } from "./measure-schemas";
import { definitionJson } from "./measure-shapes";
import { onlyPut, putSetting, RESERVED, sentOf } from "./put-setting.server";

export const loader = onlyPut;

/** Adds a measure of the collaborative's own, or changes one. */
export function action(args: ActionFunctionArgs) {
  return putSetting(args, measureBody, async ({ db, code, body }) => {
    const read = async () => (await readMeasureSettings(db)).measures.find((each) => each.code === code);
    const before = await read();
    const { enabled, reason = null, strategy, ...fields } = body;
    if (before) {
      if (strategy !== undefined && strategy !== before.strategy)
        throw new MeasureFault({ field: "strategy", message: "A measure stays in its strategy." });
      const change = sentOf(fields, ["label", "definition", "unit", "kind", "partOf"]);
      await changeMeasure(db, code, { change, reason });
    } else {
      const complete = newMeasureSchema.safeParse(body);
      const [issue] = complete.success ? [] : complete.error.issues;
      if (!complete.success)
        throw new MeasureFault({ field: String(issue?.path[0] ?? "label"), message: issue?.message ?? "" });
      await addMeasure(db, { fields: complete.data, code, reserved: RESERVED });
    }
    if (enabled !== undefined) await switchMeasure(db, code, { on: enabled });
    const after = await read();
    if (!after) throw new Error("the measure that was stored is gone");
    return { created: !before, item: definitionJson(after) };
  });
}
