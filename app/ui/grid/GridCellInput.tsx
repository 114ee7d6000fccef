import { type Dispatch, memo } from "react";
import type { CellWarning, EntryItem } from "~/domain/entry";
import { Icon, type IconName } from "../figures/icons";
import { CellConflict } from "./CellConflict";
import { CellWarnings } from "./CellWarnings";
import { FromLedger } from "./FromLedger";
import { type GridCell, shown } from "./grid-cells";
import { type GridLayout, idOf, keyOf } from "./grid-layout";
import type { CellMark } from "./grid-status";
import type { GridEvent } from "./grid-types";

const MARKS: Record<Exclude<CellMark, "">, { icon: IconName; word: string; colour: string }> = {
  saving: { icon: "clock", word: "saving", colour: "text-ink-soft" },
  error: { icon: "warn", word: "not saved", colour: "text-bad" },
  conflict: { icon: "flag", word: "changed by somebody else", colour: "text-warn" },
  unsaved: { icon: "pencil", word: "not saved yet", colour: "text-warn" },
  saved: { icon: "check", word: "saved", colour: "text-good" },
};

const EDGES: Partial<Record<CellMark, string>> = {
  error: "border-2 border-bad bg-bad-wash",
  conflict: "border-2 border-warn bg-warn-wash",
  unsaved: "border border-warn bg-raised",
};

export interface GridCellProps {
  layout: GridLayout;
  item: EntryItem;
  year: number;
  cell: GridCell;
  mark: CellMark;
  warnings: CellWarning[] | undefined;
  readOnly: boolean;
  dispatch: Dispatch<GridEvent>;
}

/** One cell: the text as it is written, what it was when the page was made, and how its saving stands. */
export const GridCellInput = memo(function GridCellInput(props: GridCellProps) {
  const { layout, item, year, cell, mark, warnings, dispatch } = props;
  const readOnly = props.readOnly || cell.stored.ledger !== undefined;
  const key = keyOf(item.code, year);
  const id = idOf(key);
  const look = mark ? MARKS[mark] : null;
  const base = cell.conflict ?? cell.stored;
  const described = [
    look ? `${id}-mark` : "",
    cell.error ? `${id}-error` : "",
    cell.conflict ? `${id}-conflict` : "",
    cell.note ? `${id}-note` : "",
    cell.stored.ledger ? `${id}-ledger` : "",
    warnings ? `${id}-warning` : "",
  ].filter(Boolean);
  return (
    <td className="border-line border-b p-1 align-top">
      <div className="relative">
        {readOnly ? null : (
          <input type="hidden" name={`base:${key}`} value={`${base.revision}|${shown(layout, base)}`} />
        )}
        <input
          id={id}
          name={cell.stored.ledger ? undefined : `cell:${key}`}
          type="text"
          data-cell={key}
          value={cell.text}
          onChange={(event) => dispatch({ type: "typed", key, text: event.target.value })}
          readOnly={readOnly}
          aria-label={`${item.label}, ${year}`}
          aria-invalid={cell.error ? true : undefined}
          aria-describedby={described.length > 0 ? described.join(" ") : undefined}
          title={cell.text.length > 14 ? cell.text : undefined}
          spellCheck={false}
          enterKeyHint="next"
          // Words begin at their beginning and take less room than numbers.
          className={`${cell.text.length > 14 ? "text-start text-sm" : "text-end"} tabular block min-h-11 w-full min-w-32 rounded-sm px-2 ps-7 text-ink focus:bg-raised sm:min-h-9 ${
            EDGES[mark] ?? (readOnly ? "border border-transparent" : "border border-line-strong bg-raised")
          }`}
        />
        {look ? (
          <span className={`pointer-events-none absolute start-2 top-3 text-sm sm:top-2 ${look.colour}`}>
            <Icon name={look.icon} />
            <span id={`${id}-mark`} className="sr-only">
              {look.word}
            </span>
          </span>
        ) : null}
        {cell.note ? (
          <span className="pointer-events-none absolute end-0 top-0 border-4 border-transparent border-e-info border-t-info">
            <span id={`${id}-note`} className="sr-only">
              has a note
            </span>
          </span>
        ) : null}
      </div>
      {cell.stored.ledger ? (
        <FromLedger {...{ id, layout, item }} setAside={cell.stored.ledger.setAside} />
      ) : null}
      {warnings ? <CellWarnings {...{ layout, warnings }} cellKey={key} /> : null}
      {cell.error ? (
        <p
          id={`${id}-error`}
          className="mt-1 w-0 min-w-full whitespace-normal text-start font-medium text-bad text-sm leading-snug"
        >
          {cell.error.message}
        </p>
      ) : null}
      {cell.conflict ? (
        <CellConflict
          id={`${id}-conflict`}
          cellKey={key}
          theirs={cell.conflict}
          theirText={shown(layout, cell.conflict)}
          myText={cell.text}
          locale={layout.typing.locale}
          dispatch={dispatch}
        />
      ) : null}
    </td>
  );
});
