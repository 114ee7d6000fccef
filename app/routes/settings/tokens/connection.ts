import { paths } from "~/paths";

/** Addresses, query, and command line for other programs to read a collaborative's figures of one year. */
export function connection(origin: string, slug: string, year: number) {
  const rollup = `${origin}${paths.apiRollup(slug, { year })}`;
  return {
    observations: `${origin}${paths.apiObservations(slug, { year, format: "csv" })}`,
    rollup,
    // The site alone is the first argument, so that Power BI can refresh on a schedule.
    query: `let
  Answer = Json.Document(Web.Contents("${origin}",
    [RelativePath = "${paths.apiRollup(slug).slice(1)}", Query = [year = "${year}"]])),
  Shares = Table.FromRecords(Answer[metrics]),
  Columns = Table.SelectColumns(Shares,
    {"metric", "strategy", "value", "numerator", "denominator", "reporting", "expected"})
in
  Columns`,
    curl: `curl -H "Authorization: Bearer $TIDEMARK_TOKEN" "${rollup}"`,
  };
}
