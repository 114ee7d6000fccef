import { ChartFigure } from "~/ui/charts/ChartFigure";
import { TrendTable } from "~/ui/charts/ChartTable";
import { TrendLegend } from "~/ui/charts/Legend";
import { planTrend } from "~/ui/charts/plan";
import { FluidTrend } from "~/ui/charts/StaticTrend";
import type { ChartWords, TrendData } from "~/ui/charts/types";
import { ACCENT_CLASS } from "~/ui/figures/icons";

/** A whole page with one chart, for the frame of another site. It has no script and leads nowhere. */
export function EmbeddedChart({
  words,
  data,
  credit,
  styles,
}: {
  words: ChartWords;
  data: TrendData;
  /** Whose chart it is, and of which day. */
  credit: string;
  /** The addresses of the style sheets. */
  styles: string[];
}) {
  const { title, unit, source, note } = words;
  return (
    // Most pages that embed it are light, whatever the reader's system is set to.
    <html lang="en" data-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <main className="p-4">
          <ChartFigure
            title={title}
            unit={unit}
            source={source}
            note={note ?? undefined}
            className={ACCENT_CLASS[data.accent]}
            table={<TrendTable title={title} data={data} mode="folded" />}
            actions={<p className="mt-2 text-ink-soft text-sm">{credit}</p>}
          >
            <TrendLegend plan={planTrend(data)} />
            <div className="chart-box chart-large">
              <div className="chart-plot h-full">
                <FluidTrend plan={planTrend(data)} label={`Line chart. ${title}.`} />
              </div>
            </div>
          </ChartFigure>
        </main>
      </body>
    </html>
  );
}
