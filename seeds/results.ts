import { z } from "zod";
import { ownFields, valueFields } from "../app/domain/indicators/fields";
import { resultSchema, storySchema } from "../app/domain/results/result";
import { addOwnIndicator, readIndicators } from "../app/records/indicators/indicators.server";
import { enterValues } from "../app/records/indicators/values.server";
import { saveResult } from "../app/records/results/results.server";
import { saveStory } from "../app/records/results/stories.server";
import type { TenantDb } from "../db/tenant";

/** Results with indicators of the collaborative's own: indicators by code, goals by their key. */
const fileSchema = z.strictObject({
  indicators: z.array(z.record(z.string(), z.unknown())),
  results: z.array(
    z.strictObject({
      sentence: z.string(),
      lead: z.string(),
      partners: z.string(),
      indicators: z.array(z.string()),
      goals: z.array(z.string()),
    }),
  ),
  stories: z.array(
    z.strictObject({
      indicator: z.string(),
      year: z.number(),
      helps: z.string(),
      hinders: z.string(),
      proposed: z.string(),
      saidBy: z.string(),
    }),
  ),
});

export async function loadResults(
  db: TenantDb,
  goals: ReadonlyMap<string, string>,
  file: unknown,
): Promise<void> {
  const { indicators, results, stories } = fileSchema.parse(file);
  for (const { values, ...indicator } of indicators) {
    const own = ownFields.parse(indicator);
    const code = await addOwnIndicator(db, own);
    const indicatorId = (await readIndicators(db)).find((stored) => stored.code === code)?.id ?? "";
    const schema = z.array(
      valueFields({ locale: "en-US", currency: "USD" }, own.unit).omit({ revision: true, source: true }),
    );
    await enterValues(
      db,
      schema.parse(values).map((value) => ({ ...value, indicatorId, source: own.source })),
    );
  }
  const ids = new Map((await readIndicators(db)).map(({ code, id }) => [code, id]));
  for (const { indicators: codes, goals: keys, ...words } of results) {
    const { revision, ...fields } = resultSchema.parse({
      ...words,
      indicatorIds: codes.map((code) => ids.get(code)),
      goalIds: keys.map((key) => goals.get(key)),
    });
    await saveResult(db, { id: null, revision, fields });
  }
  for (const { indicator, ...words } of stories) {
    const { revision, ...fields } = storySchema.parse({ ...words, indicatorId: ids.get(indicator) });
    await saveStory(db, { indicatorId: fields.indicatorId, year: fields.year, revision, fields });
  }
}
