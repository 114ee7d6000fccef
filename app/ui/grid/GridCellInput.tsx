import { type Dispatch, memo } from "react";
import type { CellWarning, EntryItem } from "~/domain/entry/entry";
import { Icon, type IconName } from "~/ui/figures/icons";
import { type GridCell, shown } from "~/ui/grid/state/cells";
import { type GridLayout, idOf, keyOf } from "~/ui/grid/state/layout";
import type { CellMark } from "~/ui/grid/state/status";
import type { GridEvent } from "~/ui/grid/state/types";
import { CellConflict } from "./CellConflict";
import { CellWarnings } from "./CellWarnings";
import { FromLedger } from "./FromLedger";

const MARKS: Record<Exclude<CellMark, "">, { icon: IconName; word: string; color: string }> = {
  saving: { icon: "clock", word: "saving", color: "text-ink-soft" },
  error: { icon: "warn", word: "not saved", color: "text-bad" },
  conflict: { icon: "flag", word: "changed by someone else", color: "text-warn" },
  unsaved: { icon: "pencil", word: "not saved yet", color: "text-warn" },
  saved: { icon: "check", word: "saved", color: "text-good" },
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
  /** Of the year that is entered; on a phone only that one is a field. */
  className?: string;
  dispatch: Dispatch<GridEvent>;
}

/** One cell: its text, the text at page load, and its save status. */
export const GridCellInput = memo(function GridCellInput(props: GridCellProps) {
  const { layout, item, year, cell, mark, warnings, dispatch } = props;
  const readOnly = props.readOnly || cell.stored.ledger !== undefined;
  const key = keyOf(item.code, year);
  const id = idOf(key);
  const status = mark ? MARKS[mark] : null;
  // What is saved needs a second look before it needs a tick.
  const warned = warnings !== undefined && (mark === "" || mark === "saved");
  const base = cell.conflict ?? cell.stored;
  const described = [
    status ? `${id}-mark` : "",
    cell.error ? `${id}-error` : "",
    cell.conflict ? `${id}-conflict` : "",
    cell.note ? `${id}-note` : "",
    cell.stored.ledger ? `${id}-ledger` : "",
    warned ? `${id}-warning` : "",
  ].filter(Boolean);
  return (
    <td className={`border-line border-b px-1 py-[3px] align-top ${props.className ?? ""}`}>
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
          // Words are left-aligned and set smaller than numbers.
          className={`${cell.text.length > 14 ? "text-start text-sm" : "text-end"} tabular block min-h-11 w-full min-w-32 rounded-sm px-2 ps-7 text-ink focus:bg-raised sm:min-h-9 ${
            EDGES[mark] ?? (readOnly ? "border border-transparent" : "border border-line-strong bg-raised")
          }`}
        />
        {status ? (
          <span className={`pointer-events-none absolute start-2 top-3 text-sm sm:top-2 ${status.color}`}>
            {warned ? null : <Icon name={status.icon} />}
            <span id={`${id}-mark`} className="sr-only">
              {status.word}
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
        {cell.stored.ledger ? (
          <FromLedger id={id} layout={layout} item={item} setAside={cell.stored.ledger.setAside} />
        ) : null}
        {warned ? <CellWarnings layout={layout} warnings={warnings} cellKey={key} /> : null}
      </div>
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
