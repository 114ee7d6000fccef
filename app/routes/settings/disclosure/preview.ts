import type { Disclosed } from "~/domain/disclosure/disclosure";
import type { MetricFigure, Rollup, TotalFigure, Withheld } from "~/domain/rollup/figures";
import type { Catalog, Strategy, Unit } from "~/domain/terms";
import { metricWords } from "~/ui/figures/metrics/sentences";

/** One figure of the year, as it is and as a member would see it. */
export interface PreviewRow {
  code: string;
  label: string;
  strategy: Strategy;
  kind: "share" | "total";
  unit: Unit | "share";
  value: number | string;
  /** Why the member would not see it; null if it would. */
  withheld: Withheld | null;
}

export interface Preview {
  rows: PreviewRow[];
  /** How many would be shown, out of how many. */
  shown: { totals: [number, number]; shares: [number, number]; changes: [number, number] };
}

/** Compares two views of the same figures. Figures nobody has reported are omitted. */
export function previewOf(
  catalog: Catalog,
  all: Disclosed<Rollup>,
  seen: Disclosed<Rollup>,
  year: number,
): Preview {
  const of = (rollup: Rollup) =>
    rollup.years.find((rolled) => rolled.year === year) ?? { totals: [], metrics: [] };
  const backbone = of(all);
  const member = of(seen);
  const rows: PreviewRow[] = [];
  const changes: [number, number] = [0, 0];
  const add = (
    row: Omit<PreviewRow, "value" | "withheld">,
    figure: MetricFigure | TotalFigure | undefined,
    theirs: MetricFigure | TotalFigure | undefined,
  ) => {
    for (const part of ["change", "changeFromLastYear"] as const) {
      if (figure?.[part]) changes[1]++;
      if (theirs?.[part]) changes[0]++;
    }
    if (figure && figure.value !== null)
      rows.push({ ...row, value: figure.value, withheld: theirs?.withheld ?? null });
  };
  for (const metric of catalog.metrics) {
    // An amount of one year is the total of its measure, which comes below.
    if (metric.kind === "amount" && metric.span === "year") continue;
    const words = metricWords(metric, catalog.measures);
    const find = ({ metrics }: typeof member) => metrics.find((figure) => figure.metric === metric.code);
    const { code, strategy } = metric;
    const kind = metric.kind === "share" ? "share" : "total";
    const label = kind === "total" ? `${words.label}, since the baseline` : words.label;
    add({ code, strategy, kind, label, unit: words.unit }, find(backbone), find(member));
  }
  for (const { code, label, strategy, unit } of catalog.measures) {
    const find = ({ totals }: typeof member) => totals.find((figure) => figure.measure === code);
    add({ code, label, strategy, unit, kind: "total" }, find(backbone), find(member));
  }
  const count = (kind: PreviewRow["kind"]): [number, number] => {
    const own = rows.filter((row) => row.kind === kind);
    return [own.filter(({ withheld }) => withheld === null).length, own.length];
  };
  return { rows, shown: { totals: count("total"), shares: count("share"), changes } };
}
