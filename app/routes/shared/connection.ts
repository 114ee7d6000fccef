/** Addresses, query and command line with which other programs reach a collaborative's figures of one year. */
export function connection(origin: string, slug: string, year: number) {
  const base = `api/v1/${slug}`;
  const rollup = `${origin}/${base}/rollup?year=${year}`;
  return {
    observations: `${origin}/${base}/observations?year=${year}&format=csv`,
    rollup,
    // The site alone is the first argument, so that Power BI can refresh on a schedule.
    query: `let
  Answer = Json.Document(Web.Contents("${origin}",
    [RelativePath = "${base}/rollup", Query = [year = "${year}"]])),
  Shares = Table.FromRecords(Answer[metrics]),
  Columns = Table.SelectColumns(Shares,
    {"metric", "strategy", "value", "numerator", "denominator", "reporting", "expected"})
in
  Columns`,
    curl: `curl -H "Authorization: Bearer $TIDEMARK_TOKEN" "${rollup}"`,
  };
}
