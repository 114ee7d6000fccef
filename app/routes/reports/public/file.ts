import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportFilesShare } from "~/access/limits/fair-share.server";
import { visitByLink } from "~/access/links/report-link.server";
import { notFound } from "~/access/visit.server";
import { readVersion } from "~/records/reports/versions.server";
import { frozen } from "~/reports/published.server";
import { fileOf, formatOf } from "~/routes/reports/report-file.server";
import { READ_BY_LINK } from "./read-by-link";

/** A published report as a file, for anybody who has its link. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const format = formatOf(params.format);
  const version = await visitByLink(context, params.token, async (db, id) => {
    const read = await readVersion(db, { id });
    return read && { id, model: await frozen(db, read) };
  });
  if (!version) throw notFound("This report is no longer here.");
  return reportFilesShare.run(`link ${version.id}`, () =>
    fileOf(version.model, format, { request, context }, READ_BY_LINK),
  );
}
