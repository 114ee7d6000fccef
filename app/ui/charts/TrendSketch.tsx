import { ACCENT_CLASS } from "~/ui/figures/icons";
import { planTrend } from "./plan";
import { FluidTrend } from "./StaticTrend";
import type { TrendData } from "./types";

/** A small chart without legend, table, or script, for places that lead to a page with the full chart. */
export function TrendSketch({ data, label }: { data: TrendData; label: string }) {
  return (
    <div className={`chart ${ACCENT_CLASS[data.accent]}`}>
      <div className="chart-box chart-small">
        <div className="chart-plot h-full">
          <FluidTrend plan={planTrend(data, "small")} label={label} />
        </div>
      </div>
    </div>
  );
}
