import type { Metric, Strategy } from "~/domain/terms";

/**
 * The headline metric of a strategy: the first of it, in the collaborative's own order.
 * @param metrics in that order
 */
export function headlineMetric<M extends Pick<Metric, "strategy">>(
  metrics: readonly M[],
  strategy: Strategy,
): M | undefined {
  return metrics.find((metric) => metric.strategy === strategy);
}
