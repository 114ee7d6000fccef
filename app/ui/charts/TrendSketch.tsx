import { ACCENT_CLASS } from "../figures/icons";
import { planTrend } from "./plan";
import { FluidTrend } from "./StaticTrend";
import type { TrendData } from "./types";

/** A small chart without legend, table or script, where the page it leads to has the whole one. */
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
