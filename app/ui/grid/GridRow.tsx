import type { Dispatch } from "react";
import type { EntryItem } from "~/domain/entry";
import { Icon } from "../figures/icons";
import { GridCellInput } from "./GridCellInput";
import { keyOf } from "./grid-layout";
import { markOf } from "./grid-status";
import type { GridEvent, GridState } from "./grid-types";
import { hatched, stickyColumn } from "./looks";

export interface GridRowProps {
  state: GridState;
  item: EntryItem;
  memberName: string;
  readOnly: boolean;
  dispatch: Dispatch<GridEvent>;
}

export function unitWord(unit: EntryItem["unit"], currency: string): string {
  return { count: "number", currency, percent: "%", share: "%" }[unit];
}

/** One measure or share over the years. */
export function GridRow({ state, item, memberName, readOnly, dispatch }: GridRowProps) {
  const { layout, cells } = state;
  const whole = layout.items.find((other) => other.code === item.partOf);
  return (
    <tr>
      <th scope="row" className={`${stickyColumn} border-b py-2 align-top font-normal`}>
        {item.definition ? (
          <details>
            <summary className="list-none leading-tight [&::-webkit-details-marker]:hidden">
              <span className="font-semibold">{item.label}</span>{" "}
              <Icon name="info" className="text-link text-sm" />
              <span className="sr-only">What counts</span>
            </summary>
            <p className="mt-1 text-ink-soft text-sm leading-snug">{item.definition}</p>
          </details>
        ) : (
          <span className="font-semibold leading-tight">{item.label}</span>
        )}
        <span className="block text-ink-soft text-xs leading-snug">
          {unitWord(item.unit, layout.typing.currency)}
          {whole ? `, part of ${whole.label}` : null}
        </span>
      </th>
      {layout.years.map((year) => {
        const key = keyOf(item.code, year);
        const cell = cells[key];
        if (!cell || !layout.activeYears.includes(year)) {
          return (
            <ClosedCell
              key={key}
              text={cell?.text ?? ""}
              reason={`${memberName} was not a member in ${year}`}
            />
          );
        }
        const mark = markOf(state, key);
        return <GridCellInput key={key} {...{ layout, item, year, cell, mark, readOnly, dispatch }} />;
      })}
    </tr>
  );
}

/** A year in which the institution was not a member: nothing can be entered. */
function ClosedCell({ text, reason }: { text: string; reason: string }) {
  return (
    <td className={`${hatched} min-w-28 border-line border-b p-1 text-end align-top`} title={reason}>
      <span className="tabular block px-2 py-1.5 text-ink-soft">{text}</span>
      <span className="sr-only">{reason}</span>
    </td>
  );
}
