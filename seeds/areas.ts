import { z } from "zod";
import { readCodes } from "../app/domain/areas/area";
import { AREA_UNITS } from "../app/domain/areas/codes";
import type { Catalog } from "../app/domain/terms";
import { readAreas, saveArea } from "../app/records/areas/areas.server";
import type { TenantDb } from "../db/tenant";

const areasSchema = z.array(
  z.object({
    label: z.string(),
    unit: z.enum(AREA_UNITS),
    within: z.string().nullable(),
    measures: z.array(z.string()),
    versions: z.array(
      z.object({
        fromYear: z.number().int(),
        recountedFrom: z.number().int().nullable(),
        source: z.string(),
        rule: z.string(),
        codes: z.string(),
      }),
    ),
  }),
);

/** The focus areas of a seed, wider ones first. @throws for a code that cannot be read, or against a rule */
export async function loadAreas(db: TenantDb, catalog: Catalog, content: unknown): Promise<void> {
  for (const { versions, within, measures, ...area } of areasSchema.parse(content)) {
    for (const version of versions) {
      const known = await readAreas(db);
      const read = readCodes(version.codes, area.unit);
      if ("unreadable" in read)
        throw new Error(`${area.label} has unreadable codes: ${read.unreadable.join()}`);
      await saveArea(db, known.find(({ label }) => label === area.label)?.id ?? null, {
        ...area,
        withinId: known.find(({ label }) => label === within)?.id ?? null,
        measureIds: catalog.measures.filter(({ code }) => measures.includes(code)).map(({ id }) => id),
        version: { ...version, codes: read.codes },
      });
    }
  }
}
