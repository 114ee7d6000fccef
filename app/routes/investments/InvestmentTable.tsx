import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import {
  FIGURE_NAMES,
  type InvestmentContent,
  type InvestmentYear,
  totalsOf,
  YEAR_FIGURES,
  type YearFigure,
} from "~/domain/investments/investments";
import { INVESTMENT_STAGES, INVESTMENT_TYPES } from "~/domain/investments/terms";
import { paths } from "~/paths";
import { formatUnit, type Numeric, type Writing } from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";

export interface ListedInvestment extends Pick<InvestmentContent, "name" | "type" | "stage" | "place"> {
  id: string;
  years: InvestmentYear[];
  /** Names of the members and their shares; null if the viewer may not see them. */
  members: string[] | null;
}

/** Money or homes as displayed. */
export function figureText(figure: YearFigure, value: Numeric, writing: Writing): string {
  const money = figure === "committed" || figure === "deployed";
  return formatUnit(money ? "currency" : "count", value, writing);
}

/** The four figures of a row; a dash where nothing is recorded. */
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

/** Investments with their figures of one year or all years, and the sums over those listed. */
export function InvestmentTable({
  rows,
  year,
  c,
  writing,
  label,
  sum,
}: {
  rows: ListedInvestment[];
  /** Null: all years together. */
  year: number | null;
  /** The collaborative's slug. */
  c: string;
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
              <Link to={paths.investment(c, row.id)}>{row.name}</Link>
              <span className="block text-ink-soft text-sm">
                {INVESTMENT_TYPES[row.type]}
                {row.place ? `, ${row.place}` : null}
              </span>
            </th>
            <td className="word">{INVESTMENT_STAGES[row.stage]}</td>
            {shared ? (
              <td className="word text-sm">
                {(row.members ?? []).map((member) => (
                  <span key={member} className="block">
                    {member}
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

/** One investment year by year, newest first. */
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
        {[...years].reverse().map((row) => (
          <tr key={row.year}>
            <th scope="row">{row.year}</th>
            <FigureCells figures={row} writing={writing} />
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
