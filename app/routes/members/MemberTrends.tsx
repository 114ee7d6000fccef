import { paths } from "~/paths";
import { chartShare } from "~/ui/charts/share/chart-address";
import { type MemberTrend, memberChart } from "~/ui/charts/share/member-chart";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { Writing } from "~/ui/figures/format-numbers";

/** A member's headline figures over the years, each beside that of all members together. */
export function MemberTrends({
  c,
  member: { name, slug },
  rows,
  years,
  year,
  writing,
}: {
  /** The collaborative's slug. */
  c: string;
  member: { name: string; slug: string };
  rows: MemberTrend[];
  years: number[];
  year: number;
  writing: Writing;
}) {
  return (
    <div className="grid gap-x-12 gap-y-12 lg:grid-cols-3">
      {rows.map((row) => {
        const { data, ...words } = memberChart(row, { name, years, writing });
        return (
          <TrendChart
            key={row.metric.code}
            {...words}
            {...data}
            size="small"
            share={chartShare(c, `member-${slug}`, {
              page: paths.member(c, slug, { year }),
              query: { metric: row.metric.code, year },
            })}
            {...writing}
          />
        );
      })}
    </div>
  );
}
