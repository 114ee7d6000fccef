import { may } from "~/access/permissions";
import type { Visit } from "~/access/visit.server";
import { type ListedReport, listReports } from "~/records/reports/reports.server";

/** What other sections read of reports. */

/** The reports that this viewer may read: all for whoever writes them, else published ones for members or all. */
export async function readReadableReports({
  db,
  viewer,
}: Pick<Visit, "db" | "viewer">): Promise<ListedReport[]> {
  const mayWrite = may(viewer, "write reports");
  return (await listReports(db)).filter(
    ({ audience, version }) => mayWrite || (audience !== "internal" && version !== null),
  );
}

/** Reports as programs read and publish them. */
export { fileOf, formatOf } from "./report-file.server";
export { reportOf, shownOf } from "./report-page.server";
export { publishNow } from "./writing/publish.server";
