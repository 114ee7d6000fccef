import { may } from "~/access/permissions";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import { readPrintLook } from "~/records/look/look.server";
import type { EarlierFigures } from "~/records/reports/readers.server";
import { findReport } from "~/records/reports/reports.server";
import type { StoredReport } from "~/records/reports/stored-report";
import { readVersion } from "~/records/reports/versions.server";
import { todayIso } from "~/records/today";
import { mayRead } from "~/reports/audiences";
import { buildReport } from "~/reports/build";
import { differences } from "~/reports/differences";
import type { ReportModel } from "~/reports/model";
import { completeOutline, type Outline, outlineSchema } from "~/reports/outline";
import { frozen } from "~/reports/published.server";
import { readReportSources } from "~/reports/read.server";
import type { EarlierReport } from "~/reports/sections/section";
import { keptWords } from "~/routes/shared/kept-words";

type Visited = Pick<Visit, "db" | "viewer">;

/** The report of the address. @throws 404 */
export async function reportOf({ db, viewer }: Visited, slug: string | undefined): Promise<StoredReport> {
  const report = await findReport(db, slug ?? "");
  if (!report) throw notFound("There is no such report.");
  if (report.audience === "internal" && !may(viewer, "write reports")) throw forbidden(INTERNAL);
  return report;
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
  return (await toPublish(db, report, { outline })).model;
}

/** The report as it would be published now, what it shows, and which figures keep what was shown before. */
export async function toPublish(
  db: Visit["db"],
  report: StoredReport,
  { outline = outlineOf(report), figures = "keep" }: { outline?: Outline; figures?: EarlierFigures } = {},
) {
  const { title, slug, year, audience } = report;
  const sources = await readReportSources(db, { readers: audience, year, earlier: figures });
  const earlier = await earlierOf(db, report, outline);
  const look = await readPrintLook(db);
  const model = buildReport(sources, { title, slug, outline, earlier, look, date: todayIso() });
  return { model, showing: sources.showing, kept: keptWords(sources.kept, sources.catalog) };
}

/** The version that a report is compared with, if its readers may see it. */
async function earlierOf(
  db: Visit["db"],
  report: StoredReport,
  outline: Outline,
): Promise<EarlierReport | null> {
  if (outline.compareTo === null) return null;
  const version = await readVersion(db, { id: outline.compareTo });
  if (!version) return null;
  const model = await frozen(db, version);
  if (!mayRead(report.audience, model.audience)) return null;
  return { version: version.version, publishedAt: version.publishedAt.toISOString(), model };
}

export interface Shown {
  report: StoredReport;
  model: ReportModel;
  /** How a version differs from the one before it; null for the first and for the draft. */
  differs: string[] | null;
  /** Null for the draft. */
  version: { number: number; publishedAt: string; publishedBy: string; contentHash: string } | null;
}

/**
 * What the visitor reads: writers of reports get the draft, unless the address asks for a version; everybody else gets
 * the newest published version. @throws 404 where there is none
 */
export async function shownOf(visited: Visited, slug: string | undefined, request: Request): Promise<Shown> {
  const { db, viewer } = visited;
  const report = await reportOf(visited, slug);
  const versionText = new URL(request.url).searchParams.get("version");
  if (versionText === null && may(viewer, "write reports"))
    return { report, model: await draftOf(db, report), version: null, differs: null };
  const number = versionText === null ? undefined : /^\d{1,6}$/.test(versionText) ? Number(versionText) : -1;
  const stored = await readVersion(db, { reportId: report.id, version: number });
  if (!stored)
    throw notFound(
      versionText === null ? "This report is not published yet." : "There is no such version of this report.",
    );
  const { version, publishedAt, publishedBy, contentHash } = stored;
  const model = await frozen(db, stored);
  if (model.audience === "internal" && !may(viewer, "write reports")) throw forbidden(INTERNAL);
  return {
    report,
    model,
    differs: await differsFromLast(db, report.id, version, model),
    version: { number: version, publishedAt: publishedAt.toISOString(), publishedBy, contentHash },
  };
}

/** How a published version differs from the one before it, if the same readers may read that one. */
export async function differsFromLast(
  db: Visit["db"],
  reportId: string,
  version: number,
  model: ReportModel,
): Promise<string[] | null> {
  if (version < 2) return null;
  const before = await readVersion(db, { reportId, version: version - 1 });
  const old = before && (await frozen(db, before));
  return old && mayRead(model.audience, old.audience) ? differences(old, model) : null;
}
