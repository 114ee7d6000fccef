import { type Dispatch, type FormEvent, useEffect, useId, useRef } from "react";
import { MAX_NOTE_CHARS } from "~/domain/entry/entry";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { focusCell } from "~/ui/grid/hooks/use-grid-keys";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { shown } from "~/ui/grid/state/cells";
import { itemOf, placeOf } from "~/ui/grid/state/layout";
import { cellsNeedingReason } from "~/ui/grid/state/reasons";
import type { GridEvent, GridState } from "~/ui/grid/state/types";

/** Verified values change only with a reason, asked once for all that change together. */
export function ReasonDialog({ state, dispatch }: { state: GridState; dispatch: Dispatch<GridEvent> }) {
  const hydrated = useHydrated();
  const keys = cellsNeedingReason(state);
  if (!hydrated || keys.length === 0) return null;
  return <ReasonForm key={keys.join(" ")} state={state} keys={keys} dispatch={dispatch} />;
}

function ReasonForm({
  state,
  keys,
  dispatch,
}: {
  state: GridState;
  keys: string[];
  dispatch: Dispatch<GridEvent>;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const end = (event: GridEvent) => {
    dialog.current?.close();
    dispatch(event);
    const [first] = keys;
    if (first) requestAnimationFrame(() => focusCell(first));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (reason) end({ type: "reasoned", reason });
  };
  const single = keys.length === 1;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        end({ type: "unreasoned" });
      }}
      className="m-auto w-[min(34rem,calc(100vw-2rem))] rounded-lg border border-line-strong bg-paper p-5 text-ink backdrop:bg-black/50 sm:p-7"
    >
      <form onSubmit={onSubmit} className="grid gap-5">
        <h2 id={title} className="text-2xl">
          {single
            ? "This value is verified. Why does it change?"
            : "These values are verified. Why do they change?"}
        </h2>
        <ul className="grid max-h-48 gap-1 overflow-auto">
          {keys.map((key) => {
            const cell = state.cells[key];
            return cell ? (
              <li key={key}>
                {itemOf(state.layout, key)?.label}, {placeOf(key).year}:{" "}
                <span className="tabular">{shown(state.layout, cell.stored) || "missing"}</span> →{" "}
                <span className="tabular font-semibold">{cell.text || "missing"}</span>
              </li>
            ) : null;
          })}
        </ul>
        <TextField
          label="Reason"
          hint="It is kept in the history. The value then needs to be verified again."
          name="reason"
          rows={3}
          maxLength={MAX_NOTE_CHARS}
          required
        />
        <div className="flex flex-wrap gap-3">
          <Button>Save the change</Button>
          <Button kind="secondary" type="button" onClick={() => end({ type: "unreasoned" })}>
            {single ? "Keep the stored value" : "Keep the stored values"}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

/** The same question in the form, for browsers without JavaScript. */
export function ReasonField({ state }: { state: GridState }) {
  const hydrated = useHydrated();
  if (hydrated || cellsNeedingReason(state).length === 0) return null;
  return (
    <div className="max-w-[34rem]">
      <TextField
        label="Why do verified values change?"
        hint="Required for verified values; it is kept in the history."
        name="reason"
        rows={2}
        maxLength={MAX_NOTE_CHARS}
        required
      />
    </div>
  );
}
