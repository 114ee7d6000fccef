import type { Dispatch, KeyboardEvent, RefObject } from "react";
import { type EntryCell, MAX_NOTE_CHARS } from "~/domain/entry/entry";
import { Field, TextField } from "~/ui/controls/Field";
import { focusCell } from "~/ui/grid/hooks/use-grid-keys";
import { type GridCell, isUnavailable } from "~/ui/grid/state/cells";
import { idOf, itemOf, placeOf, valueAddress } from "~/ui/grid/state/layout";
import type { GridEvent, GridState } from "~/ui/grid/state/types";
import { DETAILS } from "./CellWarnings";
import { ChangedAt } from "./ChangedAt";
import { smallButton } from "./styles";
import { WarningDetails } from "./WarningDetails";

const STATUSES = { draft: "Draft", submitted: "Submitted", verified: "Verified" };

export interface CellDetailsProps {
  state: GridState;
  periods: Record<number, string>;
  readOnly: boolean;
  heading: RefObject<HTMLHeadingElement>;
  dispatch: Dispatch<GridEvent>;
}

/** Details of the focused cell: its definition, period, last change, warnings, note, and source. */
export function CellDetails({ state, periods, readOnly, heading, dispatch }: CellDetailsProps) {
  const key = state.focus?.key ?? "";
  const item = itemOf(state.layout, key);
  const cell = state.cells[key];
  const locked = state.layout.lockedYears?.[placeOf(key).year];
  const back = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    focusCell(key);
  };
  return (
    <aside
      aria-label="Cell details"
      className="no-print grid content-start gap-4 border-line border-t pt-4 xl:sticky xl:top-4 xl:self-start xl:border-t-0 xl:pt-0"
      onKeyDown={back}
    >
      {item && cell ? (
        <>
          <div>
            <h2 ref={heading} id={DETAILS} tabIndex={-1} className="text-xl">
              {item.label}, {placeOf(key).year}
            </h2>
            <p className="text-ink-soft text-sm">{periods[placeOf(key).year]}</p>
          </div>
          <Warnings state={state} cellKey={key} readOnly={readOnly} heading={heading} />
          <p className="text-sm leading-snug">{item.definition}</p>
          <LastChange stored={cell.stored} locale={state.layout.typing.locale} />
          <HistoryLink state={state} cellKey={key} />
          {locked ? <p className="font-semibold text-sm">{locked}</p> : null}
          {readOnly || locked || cell.stored.ledger ? (
            <NoteText cell={cell} />
          ) : (
            <NoteForm state={state} cellKey={key} cell={cell} dispatch={dispatch} />
          )}
        </>
      ) : (
        <p className="text-ink-soft text-sm">
          Select a cell to see what counts, which period it covers, and who changed it last.
        </p>
      )}
    </aside>
  );
}

function Warnings({
  state,
  cellKey: key,
  ...rest
}: Pick<CellDetailsProps, "state" | "readOnly" | "heading"> & { cellKey: string }) {
  const warnings = state.warnings[key];
  const action = valueAddress(state.layout, key);
  if (!warnings || !action) return null;
  return (
    <WarningDetails
      key={key}
      warnings={warnings}
      action={action}
      {...rest}
      locale={state.layout.typing.locale}
    />
  );
}

function HistoryLink({ state, cellKey }: Pick<CellDetailsProps, "state"> & { cellKey: string }) {
  const to = valueAddress(state.layout, cellKey);
  if (!to) return null;
  return (
    <p className="-mt-3 text-sm">
      <a href={to}>History and comments</a>
    </p>
  );
}

function LastChange({ stored, locale }: { stored: EntryCell; locale: string }) {
  if (stored.revision === 0)
    return <p className="text-ink-soft text-sm">Nothing has been recorded here yet.</p>;
  return (
    <p className="text-sm">
      {stored.status ? `${STATUSES[stored.status]}. ` : null}
      Last changed{stored.changedBy ? ` by ${stored.changedBy}` : null}{" "}
      {stored.changedAt ? <ChangedAt at={stored.changedAt} locale={locale} /> : null}
    </p>
  );
}

function NoteText({ cell }: { cell: GridCell }) {
  return (
    <dl className="grid gap-2 text-sm">
      <dt className="font-semibold">Note</dt>
      <dd>{cell.note || "none"}</dd>
      <dt className="font-semibold">Source</dt>
      <dd>{cell.source || "none"}</dd>
    </dl>
  );
}

const UNAVAILABLE = "unavailable, because ";

function NoteForm(props: Pick<CellDetailsProps, "state" | "dispatch"> & { cellKey: string; cell: GridCell }) {
  const { state, cellKey: key, cell, dispatch } = props;
  const unavailable = isUnavailable(state.layout, key, cell.text);
  const field = (name: "note" | "source") => ({
    value: cell[name] ?? "",
    onFocus: () => dispatch({ type: "entered", key }),
    onBlur: () => dispatch({ type: "left" }),
    onChange: (event: { target: { value: string } }) =>
      dispatch({ type: "annotated", key, field: name, text: event.target.value }),
  });
  const askReason = () => {
    focusCell(key);
    dispatch({ type: "typed", key, text: UNAVAILABLE });
    requestAnimationFrame(() => {
      const input = document.getElementById(idOf(key));
      if (input instanceof HTMLInputElement) input.setSelectionRange(UNAVAILABLE.length, UNAVAILABLE.length);
    });
  };
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className={smallButton}
          onClick={() => dispatch({ type: "written", key, text: "n/a" })}
        >
          Not applicable
        </button>
        <button type="button" className={smallButton} onClick={askReason}>
          Unavailable, because…
        </button>
      </div>
      {unavailable ? null : <TextField label="Note" rows={2} maxLength={MAX_NOTE_CHARS} {...field("note")} />}
      <Field label="Source" hint="Where the number comes from" maxLength={500} {...field("source")} />
    </>
  );
}
