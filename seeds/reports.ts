import { z } from "zod";
import { addReport, findReport } from "../app/records/reports/reports.server";
import { listVersions } from "../app/records/reports/versions.server";
import { todayIso } from "../app/records/today";
import { buildReport } from "../app/reports/build";
import { AUDIENCES } from "../app/reports/model";
import { newOutline } from "../app/reports/outline";
import { publishReport } from "../app/reports/published.server";
import { readReportSources } from "../app/reports/read.server";
import { SECTION_KEYS } from "../app/reports/sections/registry";
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
export async function loadReports(db: TenantDb, content: unknown): Promise<void> {
  let earlier: string | null = null;
  for (const { title, year, audience, words, published, compared } of schema.parse(content)) {
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
    await publishReport(db, report, model, sources.showing);
    earlier = (await listVersions(db, report.id))[0]?.id ?? null;
  }
}
