import { may } from "~/access/permissions";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import { todayIso } from "~/records/decision.server";
import { readVersion } from "~/records/report-versions.server";
import { findReport, type StoredReport } from "~/records/reports.server";
import { buildReport } from "~/reports/build";
import { modelSchema, type ReportModel } from "~/reports/model";
import { completeOutline, type Outline, outlineSchema } from "~/reports/outline";
import { readReportSources } from "~/reports/read.server";
import { differences, type Earlier } from "~/reports/sections/compare";

/** The report of the address. @throws 404 */
export async function reportOf({ db, viewer }: Visit, slug: string | undefined): Promise<StoredReport> {
  const found = await findReport(db, slug ?? "");
  if (!found) throw notFound("There is no such report.");
  if (found.audience === "internal" && !may(viewer, "write reports")) throw forbidden(INTERNAL);
  return found;
}

const INTERNAL = "This report is for backbone staff and conveners.";

export function outlineOf(report: StoredReport): Outline {
  return completeOutline(outlineSchema.parse(report.outline));
}

/** The report as it would be published now. */
export async function draftOf(
  db: Visit["db"],
  report: StoredReport,
  outline = outlineOf(report),
): Promise<ReportModel> {
  const { title, slug, year, audience } = report;
  const sources = await readReportSources(db, { readers: audience, year });
  const earlier = await earlierOf(db, report, outline);
  return buildReport(sources, { title, slug, outline, earlier, date: todayIso() });
}

/** The version that a report is compared with, as far as its readers may see it. */
async function earlierOf(db: Visit["db"], report: StoredReport, outline: Outline): Promise<Earlier | null> {
  if (outline.compareTo === null) return null;
  const version = await readVersion(db, { id: outline.compareTo });
  if (!version) return null;
  const model = frozen(version.snapshot);
  if (OPENNESS[model.audience] < OPENNESS[report.audience]) return null;
  return { version: version.version, publishedAt: version.publishedAt.toISOString(), model };
}

/** What fewer people may see is not told to more by comparing with it. */
export const OPENNESS = { internal: 0, members: 1, public: 2 } as const;

/** A snapshot as it was published. */
export function frozen(snapshot: string): ReportModel {
  return modelSchema.parse(JSON.parse(snapshot));
}

export interface Shown {
  report: StoredReport;
  model: ReportModel;
  /** What a version says otherwise than the one before it; null for the first, and for the draft. */
  differs: string[] | null;
  /** Null for the draft. */
  version: { number: number; publishedAt: string; publishedBy: string; contentHash: string } | null;
}

/**
 * What the visitor reads: who writes reports the draft, unless a version is asked for; everybody else the newest
 * that was published. @throws 404 where there is none
 */
export async function shownOf(visited: Visit, slug: string | undefined, request: Request): Promise<Shown> {
  const { db, viewer } = visited;
  const report = await reportOf(visited, slug);
  const asked = new URL(request.url).searchParams.get("version");
  if (asked === null && may(viewer, "write reports"))
    return { report, model: await draftOf(db, report), version: null, differs: null };
  const number = asked === null ? undefined : /^\d{1,6}$/.test(asked) ? Number(asked) : -1;
  const found = await readVersion(db, { reportId: report.id, version: number });
  if (!found)
    throw notFound(asked === null ? "This report is not published yet." : "There is no such version of it.");
  const { version, publishedAt, publishedBy, contentHash } = found;
  const model = frozen(found.snapshot);
  if (model.audience === "internal" && !may(viewer, "write reports")) throw forbidden(INTERNAL);
  return {
    ...{ report, model, differs: await differsFromLast(db, report.id, version, model) },
    version: { number: version, publishedAt: publishedAt.toISOString(), publishedBy, contentHash },
  };
}

/** What a published version says otherwise than the one before it, if the same readers could read that. */
export async function differsFromLast(
  db: Visit["db"],
  reportId: string,
  version: number,
  model: ReportModel,
): Promise<string[] | null> {
  if (version < 2) return null;
  const before = await readVersion(db, { reportId, version: version - 1 });
  const old = before && frozen(before.snapshot);
  return old && OPENNESS[old.audience] >= OPENNESS[model.audience] ? differences(old, model) : null;
}
