import { type Dispatch, Fragment, useEffect, useRef } from "react";
import { listOf } from "~/ui/figures/dates";
import { Icon } from "~/ui/figures/icons";
import { StatusWord } from "~/ui/figures/StatusWord";
import type { GridEvent, GridState, OwnDefinitions, YearMark } from "~/ui/grid/state/types";
import { GridRow } from "./rows/GridRow";
import { SplitRows } from "./rows/SplitRows";
import { hatched, labelColumn } from "./styles";

export interface GridTableProps {
  state: GridState;
  memberName: string;
  baselineYear: number;
  periods: Record<number, string>;
  definitions?: OwnDefinitions | undefined;
  yearMarks?: Record<number, YearMark> | undefined;
  readOnly: boolean;
  dispatch: Dispatch<GridEvent>;
}

/** Measures down, years across. Both headers stay in view, and the newest year is scrolled into view first. */
export function GridTable(props: GridTableProps) {
  const { state, memberName, baselineYear, periods, definitions, yearMarks, readOnly, dispatch } = props;
  const { items, years, activeYears, focusYear } = state.layout;
  const columns = years.length + (focusYear === undefined ? 2 : 3);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth;
  }, []);

  const row = (kind: "measure" | "share") =>
    items
      .filter((item) => item.kind === kind && !item.part)
      .map((item) => (
        <Fragment key={item.code}>
          <GridRow
            state={state}
            item={item}
            memberName={memberName}
            definitions={definitions}
            readOnly={readOnly}
            dispatch={dispatch}
          />
          <SplitRows
            state={state}
            item={item}
            memberName={memberName}
            definitions={definitions}
            readOnly={readOnly}
            dispatch={dispatch}
          />
        </Fragment>
      ));
  const shares = row("share");
  return (
    <div
      ref={frame}
      className={
        focusYear === undefined
          ? "relative max-h-[min(80vh,60rem)] overflow-auto scroll-ps-40 scroll-pt-14 rounded-sm border border-line-strong sm:scroll-ps-68 print:max-h-none print:overflow-visible"
          : "relative border-line border-t max-sm:border-0 sm:overflow-x-auto print:overflow-visible"
      }
    >
      <table
        className={`w-full border-separate border-spacing-0 ${focusYear === undefined ? "" : "grid-cards"}`}
      >
        <caption className="sr-only">Figures of {memberName} by year</caption>
        <thead className={focusYear === undefined ? undefined : "max-sm:sr-only"}>
          <tr className="h-8">
            <th
              scope="col"
              className={`${labelColumn(focusYear)} top-0 z-30 border-line-strong border-b py-0.5 align-middle`}
            >
              Measure
            </th>
            {years.map((year) => (
              <th
                key={year}
                scope="col"
                title={periods[year]}
                className={`sticky top-0 z-20 whitespace-nowrap border-line-strong border-b bg-paper px-3 py-0.5 text-end align-middle font-normal ${focusYear === undefined ? "" : "w-44 min-w-44"}`}
              >
                {activeYears.includes(year) && yearMarks?.[year] ? (
                  <span className="pe-2 text-xs">
                    <StatusWord {...yearMarks[year]} />
                  </span>
                ) : null}
                {year === baselineYear ? <span className="text-ink-soft text-sm">baseline </span> : null}
                <span className="tabular font-semibold">{year}</span>
                {focusYear === undefined ? (
                  <span className="block text-ink-soft text-xs leading-tight">{periods[year]}</span>
                ) : (
                  <span className="sr-only">, {periods[year]}</span>
                )}
                {activeYears.includes(year) ? null : (
                  <span className="block text-ink-soft text-xs italic leading-tight">not a member</span>
                )}
              </th>
            ))}
            {focusYear === undefined ? null : (
              <th
                scope="col"
                className="w-56 min-w-56 border-line-strong border-b px-2 py-0.5 text-start align-middle font-normal text-ink-soft text-sm"
              >
                <span className="inline-block min-w-20 text-end">Change</span>
                <span className="sr-only"> since {focusYear - 1}</span>
              </th>
            )}
            <td className="sticky top-0 w-11 border-line-strong border-b bg-paper">
              <span className="sr-only">About the measure</span>
            </td>
          </tr>
        </thead>
        <tbody>{row("measure")}</tbody>
        {shares.length > 0 ? (
          <tbody>
            <tr className={focusYear === undefined ? undefined : "max-sm:block"}>
              <th
                scope="rowgroup"
                colSpan={columns}
                className="border-line-strong border-b bg-sunk p-3 text-start font-normal max-sm:block"
              >
                <div className="sticky start-3 max-w-[min(60ch,70vw)]">
                  <h3 className="text-lg">Only the share is known</h3>
                  <p className="text-ink-soft text-sm">
                    If the institution knows a percentage but not the numbers behind it, enter it here. Leave
                    it empty if the numbers are entered above.
                  </p>
                </div>
              </th>
            </tr>
            {shares}
          </tbody>
        ) : null}
      </table>
    </div>
  );
}

/** Explains hatched and locked years, if there are any. */
export function ClosedYears({ state, memberName }: { state: GridState; memberName: string }) {
  const { years, activeYears, lockedYears = {} } = state.layout;
  const closed = years.filter((year) => !activeYears.includes(year));
  const locked = years.filter((year) => activeYears.includes(year) && lockedYears[year] !== undefined);
  return (
    <>
      {closed.length > 0 ? (
        <p className="flex items-center gap-2 text-ink-soft text-sm">
          <span aria-hidden="true" className={`${hatched} inline-block size-4 border border-line-strong`} />
          {memberName} was not a member in {closed.join(", ")}: nothing can be entered there.
        </p>
      ) : null}
      {locked.length > 0 ? (
        <p className="flex items-center gap-2 text-ink-soft text-sm">
          <Icon name="lock" className="text-base" />
          {listOf(locked)} {locked.length === 1 ? "is closed: its" : "are closed: their"} numbers can be read,
          and changed only after the backbone staff reopens the year.
        </p>
      ) : null}
    </>
  );
}
