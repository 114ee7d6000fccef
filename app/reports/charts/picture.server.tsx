import { renderAsync } from "@resvg/resvg-js";
import { renderToStaticMarkup } from "react-dom/server";
import { fontFilesFor } from "~/reports/pdf/fonts.mjs";
import { type BarData, BarsPoster } from "~/ui/charts/share/BarsPoster";
import { TrendPoster } from "~/ui/charts/share/Poster";
import type { ChartWords, TrendData } from "~/ui/charts/types";

/** A chart with its words, as a file of its own holds it. */
export type ChartContent = { words: ChartWords; credit: string } & (
  | { kind: "trend"; data: TrendData }
  | { kind: "bars"; data: BarData }
);

/** The chart as an SVG picture that needs no style sheet. */
export function chartSvg(chart: ChartContent): string {
  return renderToStaticMarkup(
    chart.kind === "trend" ? <TrendPoster {...chart} /> : <BarsPoster {...chart} />,
  );
}

/** Twice as many pixels as the SVG has, for print and sharp screens. */
const PIXELS = 2;

/** The same picture as PNG, with letters for every script that it needs. */
export async function chartPng(chart: ChartContent): Promise<Uint8Array> {
  const svg = chartSvg(chart);
  const text = svg.replace(/<[^>]*>/g, "");
  const image = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: PIXELS },
    font: {
      fontFiles: fontFilesFor(text),
      loadSystemFonts: false,
      defaultFontFamily: "Public Sans",
    },
  });
  return image.asPng();
}
