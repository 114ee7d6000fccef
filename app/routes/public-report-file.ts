import type { LoaderFunctionArgs } from "@remix-run/node";
import { visitByLink } from "~/access/report-link.server";
import { notFound } from "~/access/visit.server";
import { readVersion } from "~/records/report-versions.server";
import { frozen } from "./shared/report.server";
import { fileOf, formatOf } from "./shared/report-file.server";
import { READ_BY_LINK } from "./shared/report-words";

/** A published report as a file, for anybody who has its link. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const format = formatOf(params.format);
  const found = await visitByLink(context, params.token, (db, id) => readVersion(db, { id }));
  if (!found) throw notFound("This report is not here any more.");
  return fileOf(frozen(found.snapshot), format, request, READ_BY_LINK);
}
