import type { Strategy } from "~/domain/types";
import { PageLink } from "../controls/PageLink";
import { ACCENT_CLASS } from "../figures/icons";
import { planBars } from "./bars";
import { ChartFigure } from "./ChartFigure";
import { ChartTable, type TableMode, TextRows } from "./ChartTable";
import { pointText } from "./plan";
import type { ChartFormat, ChartSize } from "./types";

export interface ContributionBar {
  id: string;
  name: string;
  value: number | null;
  /** The figure as shown beside the bar; without it the value is formatted. */
  label?: string;
  /** The exact figure for the table, where the label is rounded. */
  exact?: string;
  /** Why there is no value: "not reported", "withheld to protect members" … */
  missing?: string;
  href?: string;
  /** The viewer's own institution, set in bold. */
  own?: boolean;
}

export interface ContributionChartProps {
  /** A sentence that says what the chart shows. */
  title: string;
  bars: ContributionBar[];
  /** A level to read the bars against: the collaborative's share, the goal. */
  reference?: { value: number; label: string };
  format: ChartFormat;
  locale: string;
  currency: string;
  accent: Strategy;
  note?: string;
  /** Heading of the column of figures in the table. */
  valueLabel?: string;
  table?: TableMode;
  tableLabel?: string;
  size?: ChartSize;
}

/**
 * One horizontal bar a member. A list, not a picture: every bar stands with its name, its link and its figure in
 * words, so it reads aloud in order and needs no script.
 */
export function ContributionChart(props: ContributionChartProps) {
  const { title, bars, reference, note, table = "folded", size = "large" } = props;
  const planned = planBars(bars, reference?.value);
  return (
    <ChartFigure
      title={title}
      note={note}
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
                {/* Zero is a value: it keeps a hairline, so that it does not look like nothing. */}
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

function textOf(bar: ContributionBar, props: ContributionChartProps): string {
  if (bar.value === null) return bar.missing ?? "not reported";
  return bar.label ?? pointText({ year: 0, value: bar.value }, props);
}
