import { z } from "zod";
import { GRADES } from "../app/domain/terms";
import { readCatalog } from "../app/records/collaboratives/catalog.server";
import { addDefinition } from "../app/records/figures/definitions.server";
import type { TenantDb } from "../db/tenant";

const definitionsSchema = z.array(
  z.object({
    member: z.string(),
    measure: z.string(),
    fromYear: z.number().int(),
    grade: z.enum(GRADES),
    wording: z.string(),
  }),
);

/** How members of a seed count measures their own way. @throws for an unknown member or measure */
export async function loadDefinitions(db: TenantDb, content: unknown): Promise<void> {
  const catalog = await readCatalog(db);
  for (const { member: slug, measure: code, ...definition } of definitionsSchema.parse(content)) {
    const member = catalog.members.find((member) => member.slug === slug);
    const measure = catalog.measures.find((measure) => measure.code === code);
    if (!member || !measure)
      throw new Error(`a definition names no such member or measure: ${slug}, ${code}`);
    await addDefinition(db, catalog, { ...definition, member, measure, restatedFrom: null, values: [] });
  }
}
