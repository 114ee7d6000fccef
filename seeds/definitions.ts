import { z } from "zod";
import { GRADES } from "../app/domain/types";
import { readCatalog } from "../app/records/catalog.server";
import { addDefinition } from "../app/records/definitions.server";
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

/** How members of a seed count measures their own way. @throws for a member or measure that it does not have */
export async function loadDefinitions(db: TenantDb, content: unknown): Promise<void> {
  const catalog = await readCatalog(db);
  for (const { member: slug, measure: code, ...given } of definitionsSchema.parse(content)) {
    const member = catalog.members.find((one) => one.slug === slug);
    const measure = catalog.measures.find((one) => one.code === code);
    if (!member || !measure)
      throw new Error(`a definition names no such member or measure: ${slug}, ${code}`);
    await addDefinition(db, catalog, { ...given, member, measure, restatedFrom: null, values: [] });
  }
}
