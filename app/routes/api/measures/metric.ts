import type { ActionFunctionArgs } from "@remix-run/node";
import { newMetricSchema } from "~/domain/measures/rules";
import { addMetric, changeMetric, switchMetric } from "~/records/measures/metrics.server";
import { MeasureFault, readMeasureSettings } from "~/records/measures/settings.server";
import { metricBody } from "./measure-schemas";
import { metricJson } from "./measure-shapes";
import { onlyPut, putSetting, RESERVED, sentOf } from "./put-setting.server";

export const loader = onlyPut;

/** Fields of a metric that never change: another formula is another metric. */
const FIXED = ["strategy", "kind", "numerator", "span"] as const;

/** Adds a metric of the collaborative's own, or changes one. */
export function action(args: ActionFunctionArgs) {
  return putSetting(args, metricBody, async ({ db, code, body }) => {
    const before = (await readMeasureSettings(db)).metrics.find((each) => each.code === code);
    const { enabled, reason = null } = body;
    if (before) {
      const other = FIXED.find((field) => body[field] !== undefined && body[field] !== before[field]);
      if (other)
        throw new MeasureFault({ field: other, message: `This stays ${before[other]}. Add another metric.` });
      await changeMetric(db, code, { change: sentOf(body, ["label", "denominator"]), reason });
    } else {
      const complete = newMetricSchema.safeParse(body);
      const [issue] = complete.success ? [] : complete.error.issues;
      if (!complete.success)
        throw new MeasureFault({ field: String(issue?.path[0] ?? "label"), message: issue?.message ?? "" });
      await addMetric(db, { fields: complete.data, code, reserved: RESERVED });
    }
    if (enabled !== undefined) await switchMetric(db, code, enabled);
    const settings = await readMeasureSettings(db);
    const after = settings.metrics.find((each) => each.code === code);
    if (!after) throw new Error("the metric that was stored is gone");
    return { created: !before, item: metricJson(settings)(after) };
  });
}
