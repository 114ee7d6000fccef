import type { MetricFigure, RollupYear, TotalFigure } from "~/domain/rollup/figures";
import type { Catalog } from "~/domain/terms";

/** What stored values do to the collaborative's figures: which figures read them, and which one says most. */

/** Codes of the figures that read some measures: measures by their totals, and metrics. */
export interface FedFigures {
  totals: string[];
  metrics: string[];
}

/**
 * The figures that read any of these.
 * @param codes of measures, and of share metrics reported without their counts, as they were stored
 */
export function figuresFedBy(
  { measures, metrics }: Pick<Catalog, "measures" | "metrics">,
  codes: Iterable<string>,
): FedFigures {
  const written = new Set(codes);
  const reads = (code: string | null) => code !== null && written.has(code);
  return {
    totals: measures.flatMap(({ code }) => (written.has(code) ? [code] : [])),
    metrics: metrics.flatMap(({ code, numerator, denominator }) =>
      reads(code) || reads(numerator) || reads(denominator) ? [code] : [],
    ),
  };
}

/** A figure before and after a save; the code is of a metric or a measure. */
export interface Moved {
  code: string;
  before: MetricFigure | TotalFigure | null;
  after: MetricFigure | TotalFigure;
}

/**
 * The figures of one year that a save changed, and those it feeds that are withheld, the most telling first: metrics that a goal reads, then metrics whose
 * numerator was written, other metrics, and totals. A metric speaks for the totals that it is made of.
 */
export function movedFigures({
  catalog,
  fed,
  written,
  before,
  after,
  inGoals,
}: {
  catalog: Pick<Catalog, "metrics">;
  fed: FedFigures;
  /** Codes as they were stored. */
  written: ReadonlySet<string>;
  before: RollupYear;
  after: RollupYear;
  /** Codes of the figures that goals read. */
  inGoals: ReadonlySet<string>;
}): Moved[] {
  const metrics = after.metrics.flatMap((figure): Moved[] => {
    const was = before.metrics.find(({ metric }) => metric === figure.metric) ?? null;
    const fits = fed.metrics.includes(figure.metric) && differs(was, figure);
    return fits ? [{ code: figure.metric, before: was, after: figure }] : [];
  });
  const spoken = new Set(
    catalog.metrics.flatMap(({ code, numerator, denominator }) =>
      metrics.some((moved) => moved.code === code) ? [numerator, denominator] : [],
    ),
  );
  const totals = after.totals.flatMap((figure): Moved[] => {
    const was = before.totals.find(({ measure }) => measure === figure.measure) ?? null;
    const fits = fed.totals.includes(figure.measure) && !spoken.has(figure.measure) && differs(was, figure);
    return fits ? [{ code: figure.measure, before: was, after: figure }] : [];
  });
  const numerators = new Map(catalog.metrics.map(({ code, numerator }) => [code, numerator]));
  const rank = ({ code }: Moved) =>
    (inGoals.has(code) ? 0 : 2) + (written.has(numerators.get(code) ?? "") ? 0 : 1);
  return [...metrics.sort((a, b) => rank(a) - rank(b)), ...totals];
}

/** A withheld figure counts whatever happened to it: its absence would tell that nothing did. */
function differs(before: Moved["before"], after: Moved["after"]): boolean {
  return (
    before === null ||
    after.withheld !== null ||
    before.value !== after.value ||
    before.reporting !== after.reporting ||
    before.expected !== after.expected ||
    before.withheld !== null
  );
}

/** One figure after a save, in words that fit one line. */
export type EffectLine =
  | {
      kind: "shown";
      /** "Collaborative impact-hire rate 2025". */
      figure: string;
      /** "8.9%"; null where there was no value. */
      before: string | null;
      after: string;
      /** The year is still being reported. */
      soFar: boolean;
      /** "10 of 11 members". */
      coverage: string;
      /** "goal 10% by 2027", and how it stands: "on track". */
      goal: { aim: string; status: string } | null;
      /** How many other figures changed as well. */
      more: number;
    }
  | {
      kind: "withheld";
      figure: string;
      /** Why no value is shown: "being collected, 4 of 12 reported". */
      detail: string;
    };
