import type { ReactNode } from "react";
import type { Frame } from "~/ui/charts/frame";
import type { Paint } from "~/ui/charts/paint";
import type { TrendPlan } from "~/ui/charts/plan";

/** What every layer of a drawing is drawn from. */
export interface Layer {
  plan: TrendPlan;
  frame: Frame;
  paint: Paint;
}

/** In a fluid frame, paths are drawn in a square that is stretched over the plot; strokes keep their width. */
export function Stretch({ frame, children }: { frame: Frame; children: ReactNode }) {
  if (frame.kind === "fixed") return children;
  return (
    <svg
      width="100%"
      height="100%"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      overflow="visible"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
