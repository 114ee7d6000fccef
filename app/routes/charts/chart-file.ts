import type { LoaderFunctionArgs } from "@remix-run/node";
import { chartFilesShare } from "~/access/limits/fair-share.server";
import { notFound, visit } from "~/access/visit.server";
import { chartPng, chartSvg } from "~/reports/charts/picture.server";
import { barsCsv, trendCsv } from "~/reports/charts/table";
import { CHART_FORMATS, type ChartFileFormat } from "~/ui/charts/share/chart-address";
import { type PageChart, readChart } from "./read-chart.server";

const TYPES: Record<ChartFileFormat, string> = {
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

/** A chart as a file: …/charts/trend-impact_hire_rate.svg?year=2025. It holds what its page shows this reader. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.chart ?? "";
  const format = CHART_FORMATS.find((known) => known === args.params.format);
  if (!format) throw notFound("A chart can be had as png, svg, or csv.");
  const { chart, reader } = await visit(args, "export data", async (visited) => ({
    chart: await readChart(visited, id, args.request),
    reader: visited.person.id,
  }));
  // Drawn after the transaction has ended: a picture takes longer than its numbers.
  const body = await chartFilesShare.run(reader, async () => contentOf(chart, format));
  const name = `${id}-${chart.year}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return new Response(body as BodyInit, {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "no-store",
    },
  });
}

function contentOf(chart: PageChart, format: ChartFileFormat): string | Promise<Uint8Array> {
  if (format === "png") return chartPng(chart);
  if (format === "svg") return chartSvg(chart);
  return chart.kind === "trend"
    ? trendCsv(chart.data, chart.words)
    : barsCsv(chart.data, chart.words, chart.year);
}
