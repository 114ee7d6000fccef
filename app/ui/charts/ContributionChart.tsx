import type { Strategy } from "~/domain/terms";
import { PageLink } from "~/ui/controls/PageLink";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import { planBars } from "./bars";
import { ChartFigure } from "./ChartFigure";
import { ChartTable, type TableMode, TextRows } from "./ChartTable";
import { pointText } from "./point-text";
import { ChartActions, type ChartShare } from "./share/ChartActions";
import type { ChartFormat, ChartSize } from "./types";

export interface ContributionBar {
  id: string;
  name: string;
  value: number | null;
  /** The figure beside the bar; without it, the value is formatted. */
  label?: string;
  /** The exact figure for the table, if the label is rounded. */
  exact?: string;
  /** Why there is no value, e.g. "not reported" or "withheld to protect members". */
  missing?: string;
  href?: string;
  /** The member, where it may be named. */
  slug?: string;
  /** True for the viewer's own institution, written in bold. */
  own?: boolean;
}

export interface ContributionChartProps {
  /** Says in a sentence what the chart shows. */
  title: string;
  bars: ContributionBar[];
  /** What to compare the bars with, e.g. the collaborative's share or the goal. */
  reference?: { value: number; label: string } | undefined;
  format: ChartFormat;
  locale: string;
  currency: string;
  accent: Strategy;
  note?: string | undefined;
  /** What the numbers count. */
  unit?: string | undefined;
  /** Its files, its link, and where to embed it. */
  share?: ChartShare | undefined;
  /** Heading of the table's column of figures. */
  valueLabel?: string;
  table?: TableMode;
  tableLabel?: string;
  size?: ChartSize;
}

/**
 * One horizontal bar per member. It is a list rather than a picture: each bar has its name, link, and figure as
 * text, so screen readers read it in order, and it needs no script.
 */
export function ContributionChart(props: ContributionChartProps) {
  const { title, bars, reference, note, table = "folded", size = "large" } = props;
  const planned = planBars(bars, reference?.value);
  return (
    <ChartFigure
      title={title}
      note={note}
      unit={props.unit}
      actions={props.share ? <ChartActions title={title} share={props.share} /> : null}
      size={size}
      className={ACCENT_CLASS[props.accent]}
      table={
        <ChartTable mode={table} label={props.tableLabel} title={title}>
          <thead>
            <tr>
              <th scope="col">Member</th>
              <th scope="col">{props.valueLabel ?? "Value"}</th>
            </tr>
          </thead>
          <TextRows
            rows={bars.map((bar) => {
              const quiet = bar.value === null;
              return {
                head: bar.name,
                cells: [{ text: quiet ? textOf(bar, props) : (bar.exact ?? textOf(bar, props)), quiet }],
              };
            })}
          />
        </ChartTable>
      }
    >
      <ol className="bars chart-box">
        {reference ? (
          <li className="bars-row">
            <svg className="bars-bar" aria-hidden="true">
              <text
                x={`${planned.referenceAt}%`}
                y="1em"
                textAnchor={planned.referenceAt > 66 ? "end" : planned.referenceAt < 20 ? "start" : "middle"}
                fill="var(--color-ink)"
                fontSize="0.8125rem"
                fontWeight="600"
              >
                {reference.label}
              </text>
            </svg>
            <span className="sr-only">For comparison: {reference.label}</span>
          </li>
        ) : null}
        {planned.bars.map(({ bar, width }) => (
          <li key={bar.id} className="bars-row">
            {bar.href ? (
              <PageLink to={bar.href} className={nameClass(bar)}>
                {bar.name}
              </PageLink>
            ) : (
              <span className={nameClass(bar)}>{bar.name}</span>
            )}
            <span
              className={`tabular ${bar.value === null ? "bars-word text-ink-soft text-sm" : "bars-value font-semibold"}`}
            >
              {textOf(bar, props)}
            </span>
            {width === null ? null : (
              <svg className="bars-bar" aria-hidden="true">
                {/* Zero is a value, so its bar is a hairline rather than nothing. */}
                <rect
                  width={width === 0 ? 2 : `${width}%`}
                  y="18%"
                  height="64%"
                  rx="2"
                  className={bar.own === false ? "bars-other" : undefined}
                />
                {reference ? <rect x={`${planned.referenceAt}%`} className="bars-mark" /> : null}
              </svg>
            )}
          </li>
        ))}
      </ol>
    </ChartFigure>
  );
}

const nameClass = ({ own }: ContributionBar) => `bars-name ${own ? "font-semibold" : ""}`;

/** The figure of a bar, or why there is none. */
export function textOf(
  bar: ContributionBar,
  props: Pick<ContributionChartProps, "format" | "locale" | "currency">,
): string {
  if (bar.value === null) return bar.missing ?? "not reported";
  return bar.label ?? pointText({ year: 0, value: bar.value }, props);
}
