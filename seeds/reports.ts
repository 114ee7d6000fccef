import { z } from "zod";
import { todayIso } from "../app/records/decision.server";
import { listVersions, publish } from "../app/records/report-versions.server";
import { addReport, findReport } from "../app/records/reports.server";
import { buildReport } from "../app/reports/build";
import { AUDIENCES } from "../app/reports/model";
import { newOutline, SECTION_KEYS } from "../app/reports/outline";
import { readReportSources } from "../app/reports/read.server";
import type { TenantDb } from "../db/tenant";

const schema = z.array(
  z.strictObject({
    title: z.string(),
    year: z.number().int(),
    audience: z.enum(AUDIENCES),
    words: z.partialRecord(z.enum(SECTION_KEYS), z.string()),
    published: z.boolean(),
    /** Compared with the report before it in this list. */
    compared: z.boolean(),
  }),
);

/** Reports with a convener's words; those that are published are frozen as of now. */
export async function loadReports(db: TenantDb, given: unknown): Promise<void> {
  let earlier: string | null = null;
  for (const { title, year, audience, words, published, compared } of schema.parse(given)) {
    const start = newOutline(audience);
    const outline = {
      compareTo: compared ? earlier : null,
      sections: start.sections.map((section) => ({
        ...section,
        narrative: words[section.key] ?? "",
      })),
    };
    const slug = await addReport(db, { title, year, audience, outline });
    const report = await findReport(db, slug);
    if (!report || !published) continue;
    const sources = await readReportSources(db, { readers: audience, year });
    const model = buildReport(sources, { title, slug, outline, earlier: null, date: todayIso() });
    await publish(db, report, JSON.stringify(model));
    earlier = (await listVersions(db, report.id))[0]?.id ?? null;
  }
}
