import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { INVESTMENT_STAGES, INVESTMENT_TYPES } from "~/domain/investment-types";
import {
  FIGURE_NAMES,
  type InvestmentContent,
  type InvestmentYear,
  totalsOf,
  YEAR_FIGURES,
  type YearFigure,
} from "~/domain/investments";
import { formatUnit, type Numeric, type Writing } from "~/ui/figures/format";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";

export interface ListedInvestment extends Pick<InvestmentContent, "name" | "type" | "stage" | "place"> {
  id: string;
  years: InvestmentYear[];
  /** Names of the members and their shares; null where they are not for this viewer. */
  members: string[] | null;
}

/** Money or homes as they are written; what is not recorded is no zero. */
export function figureText(figure: YearFigure, value: Numeric, writing: Writing): string {
  const money = figure === "committed" || figure === "deployed";
  return formatUnit(money ? "currency" : "count", value, writing);
}

/** The four figures of a row, or why there are none. */
export function FigureCells({
  figures,
  writing,
}: {
  figures: Record<YearFigure, string | null>;
  writing: Writing;
}) {
  return YEAR_FIGURES.map((figure) => (
    <td key={figure}>
      {figures[figure] === null ? (
        <span className="text-ink-soft">
          <span aria-hidden="true">–</span>
          <span className="sr-only">{NOT_RECORDED}</span>
        </span>
      ) : (
        figureText(figure, figures[figure], writing)
      )}
    </td>
  ));
}

const NOT_RECORDED = "not recorded";

/** Investments with their figures of one year, or of all, and the sums of what is listed. */
export function InvestmentTable({
  rows,
  year,
  base,
  writing,
  label,
  sum,
}: {
  rows: ListedInvestment[];
  /** Null: all years together. */
  year: number | null;
  base: string;
  writing: Writing;
  label: string;
  /** What the sums are sums of. */
  sum: ReactNode;
}) {
  const shared = rows.some(({ members }) => members !== null);
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">Investment</th>
          <th scope="col" className="word">
            Stage
          </th>
          {shared ? (
            <th scope="col" className="word">
              Members and shares
            </th>
          ) : null}
          {YEAR_FIGURES.map((figure) => (
            <th scope="col" key={figure}>
              {FIGURE_NAMES[figure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={`${base}/investments/${row.id}`}>{row.name}</Link>
              <span className="block text-ink-soft text-sm">
                {INVESTMENT_TYPES[row.type]}
                {row.place ? `, ${row.place}` : null}
              </span>
            </th>
            <td className="word">{INVESTMENT_STAGES[row.stage]}</td>
            {shared ? (
              <td className="word text-sm">
                {(row.members ?? []).map((one) => (
                  <span key={one} className="block">
                    {one}
                  </span>
                ))}
              </td>
            ) : null}
            <FigureCells figures={totalsOf([row], year)} writing={writing} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={shared ? 3 : 2}>
            {sum}
          </th>
          <FigureCells figures={totalsOf(rows, year)} writing={writing} />
        </tr>
      </tfoot>
    </ScrollTable>
  );
}

/** What is recorded of one investment year by year, the newest first. */
export function YearTable({
  years,
  writing,
  label,
}: {
  years: InvestmentYear[];
  writing: Writing;
  label: string;
}) {
  if (years.length === 0) return <Missing kind="missing" />;
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">Reporting year</th>
          {YEAR_FIGURES.map((figure) => (
            <th scope="col" key={figure}>
              {FIGURE_NAMES[figure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...years].reverse().map((one) => (
          <tr key={one.year}>
            <th scope="row">{one.year}</th>
            <FigureCells figures={one} writing={writing} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All years</th>
          <FigureCells figures={totalsOf([{ years }], null)} writing={writing} />
        </tr>
      </tfoot>
    </ScrollTable>
  );
}
