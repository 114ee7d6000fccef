import { type Dispatch, type FormEvent, useEffect, useId, useRef } from "react";
import { Button } from "../controls/Button";
import { TextField } from "../controls/Field";
import { shown } from "./grid-cells";
import { itemOf, placeOf } from "./grid-layout";
import { askedFor } from "./grid-reasons";
import type { GridEvent, GridState } from "./grid-types";
import { focusCell } from "./use-grid-keys";
import { useHydrated } from "./use-hydrated";

export const MOST_REASON = 2000;

/** Verified values change only with a reason: asked once for all that were changed together. */
export function ReasonDialog({ state, dispatch }: { state: GridState; dispatch: Dispatch<GridEvent> }) {
  const alive = useHydrated();
  const keys = askedFor(state);
  if (!alive || keys.length === 0) return null;
  return <Asking key={keys.join(" ")} {...{ state, keys, dispatch }} />;
}

function Asking({
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
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
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
  const one = keys.length === 1;
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
          {one
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
          hint={`It stays in the history with the change, and the value waits to be verified again.`}
          name="reason"
          rows={3}
          maxLength={MOST_REASON}
          required
        />
        <div className="flex flex-wrap gap-3">
          <Button>Save the change</Button>
          <Button kind="secondary" type="button" onClick={() => end({ type: "unreasoned" })}>
            {one ? "Keep the stored value" : "Keep the stored values"}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

/** The same question beside the form, for browsers without JavaScript. */
export function ReasonField({ state }: { state: GridState }) {
  const alive = useHydrated();
  if (alive || askedFor(state).length === 0) return null;
  return (
    <div className="max-w-[34rem]">
      <TextField
        label="Why do verified values change?"
        hint="Needed for the values that are verified; it stays in the history."
        name="reason"
        rows={2}
        maxLength={MOST_REASON}
        required
      />
    </div>
  );
}
