import type { LoaderFunctionArgs } from "@remix-run/node";
import { templateCsv } from "~/exchange/templates/template-csv";
import { csvFile } from "~/routes/shared/downloads";
import { requestedTemplate } from "./template-request.server";

/** The template as plain text, for scripts: one value per row, or one column per measure. */
export async function loader(args: LoaderFunctionArgs) {
  const form = new URL(args.request.url).searchParams.get("form") === "wide" ? "wide" : "long";
  const { catalog, year, members, stem } = await requestedTemplate(args);
  return csvFile(`${stem}-${form}.csv`, templateCsv({ catalog, year, members }, form));
}
