import { type Dispatch, Fragment, useEffect, useRef } from "react";
import { listOf } from "../figures/dates";
import { Icon } from "../figures/icons";
import { StatusWord } from "../figures/StatusWord";
import { GridRow } from "./GridRow";
import type { GridEvent, GridState, OwnDefinitions, YearMark } from "./grid-types";
import { hatched, stickyColumn } from "./looks";
import { SplitRows } from "./SplitRows";

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

/** Measures down, years across; both headings stay in sight, and the newest year is where one begins. */
export function GridTable(props: GridTableProps) {
  const { state, memberName, baselineYear, periods, definitions, yearMarks, readOnly, dispatch } = props;
  const { items, years, activeYears } = state.layout;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth;
  }, []);

  const row = (kind: "measure" | "share") =>
    items
      .filter((item) => item.kind === kind && !item.part)
      .map((item) => (
        <Fragment key={item.code}>
          <GridRow {...{ state, item, memberName, definitions, readOnly, dispatch }} />
          <SplitRows {...{ state, item, memberName, definitions, readOnly, dispatch }} />
        </Fragment>
      ));
  const shares = row("share");
  return (
    <div
      ref={frame}
      className="relative max-h-[min(80vh,60rem)] overflow-auto scroll-ps-40 scroll-pt-24 rounded-sm border border-line-strong sm:scroll-ps-68 print:max-h-none print:overflow-visible"
    >
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">Figures of {memberName} by year</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className={`${stickyColumn} top-0 z-30 border-line-strong border-b py-2 align-bottom`}
            >
              Measure
            </th>
            {years.map((year) => (
              <th
                key={year}
                scope="col"
                className="sticky top-0 z-20 border-line-strong border-b bg-paper p-2 text-end align-bottom font-normal"
              >
                {year === baselineYear ? <span className="text-ink-soft text-sm">baseline </span> : null}
                <span className="tabular font-semibold text-lg">{year}</span>
                <span className="block text-balance text-ink-soft text-xs leading-tight">
                  {periods[year]}
                </span>
                {activeYears.includes(year) ? null : (
                  <span className="block text-ink-soft text-xs italic">not a member</span>
                )}
                {activeYears.includes(year) && yearMarks?.[year] ? (
                  <span className="block text-xs">
                    <StatusWord {...yearMarks[year]} />
                  </span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{row("measure")}</tbody>
        {shares.length > 0 ? (
          <tbody>
            <tr>
              <th
                scope="rowgroup"
                colSpan={years.length + 1}
                className="border-line-strong border-b bg-sunk p-3 text-start font-normal"
              >
                <div className="sticky start-3 max-w-[min(60ch,70vw)]">
                  <h3 className="text-lg">Only the share is known</h3>
                  <p className="text-ink-soft text-sm">
                    Where the institution can give a percentage and not the numbers behind it, enter it here;
                    leave it empty where the numbers stand above.
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

/** What the hatching means; only where there is some. */
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
          and change only once the backbone staff opens the year again.
        </p>
      ) : null}
    </>
  );
}
