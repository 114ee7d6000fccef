import type { z } from "zod";
import type { Area } from "~/domain/areas/area";
import type { area as schema } from "./schemas";

/** An area in the form that the API returns. */
export function areaJson(
  { code, label, unit, withinId, measureIds, versions }: Area,
  areas: Area[],
  measures: { id: string; code: string }[],
): z.infer<typeof schema> {
  return {
    code,
    label,
    unit,
    within: areas.find(({ id }) => id === withinId)?.code ?? null,
    measures: measures.filter(({ id }) => measureIds.includes(id)).map((measure) => measure.code),
    versions: versions.map(({ weights, ...version }) => ({ ...version, crosswalk: weights !== null })),
  };
}
