import type { LoaderFunctionArgs } from "@remix-run/node";
import { templateCsv } from "~/exchange/template-csv";
import { csvFile } from "./shared/files";
import { askedFor } from "./shared/template.server";

/** The same for programs and for whoever prefers plain text: one value a row, or one column a measure. */
export async function loader(doorway: LoaderFunctionArgs) {
  const form = new URL(doorway.request.url).searchParams.get("form") === "wide" ? "wide" : "long";
  const { catalog, year, asked } = await askedFor(doorway);
  const [only, ...others] = asked;
  const whose = others.length === 0 && only ? only.member.slug : catalog.collaborative.slug;
  return csvFile(`${whose}-${year}-${form}.csv`, templateCsv({ catalog, year, members: asked }, form));
}
