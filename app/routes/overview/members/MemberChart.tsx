import type { Strategy } from "~/domain/terms";
import { type ContributionBar, ContributionChart } from "~/ui/charts/ContributionChart";
import type { ChartShare } from "~/ui/charts/share/ChartActions";
import type { ChartSize } from "~/ui/charts/types";
import { PageLink } from "~/ui/controls/PageLink";
import type { Writing } from "~/ui/figures/format-numbers";
import type { MemberChartView } from "./member-bars";

/** Members' values as bars, with the rest folded below; in words alone while nobody has a value. */
export function MemberChart({
  chart: { rest, reference, ...chart },
  strategy,
  writing,
  size = "large",
  share,
}: {
  chart: MemberChartView;
  strategy: Strategy;
  writing: Writing;
  size?: ChartSize;
  /** Its files, its link, and where to embed it. */
  share?: ChartShare | undefined;
}) {
  // A chart without a bar would need invented axes.
  if (chart.bars.length === 0)
    return (
      <div>
        <p className="mb-2 font-semibold font-serif leading-snug">{chart.title}</p>
        <p className="text-ink-soft text-sm">{chart.note || "No values yet."}</p>
      </div>
    );
  return (
    <div className="min-w-0">
      <ContributionChart
        title={chart.title}
        bars={chart.bars}
        format={chart.format}
        accent={strategy}
        size={size}
        reference={reference}
        unit={chart.unit}
        share={share}
        {...(chart.note && { note: chart.note })}
        {...writing}
      />
      {rest.length > 0 ? <Rest bars={rest} title={chart.title} /> : null}
    </div>
  );
}

function Rest({ bars, title }: { bars: ContributionBar[]; title: string }) {
  return (
    <details className="folded mt-1">
      <summary>
        {bars.length} more {bars.length === 1 ? "member" : "members"}
        <span className="sr-only">: {title}</span>
      </summary>
      <ul className="mt-1 text-[0.9375rem]">
        {bars.map((bar) => (
          <li
            key={bar.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-4 border-line border-b py-1 [overflow-wrap:anywhere]"
          >
            {bar.href ? <PageLink to={bar.href}>{bar.name}</PageLink> : <span>{bar.name}</span>}
            <span className="tabular font-semibold">{bar.label}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
