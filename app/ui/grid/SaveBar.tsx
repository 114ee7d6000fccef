import type { Dispatch } from "react";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { statusLine } from "~/ui/grid/state/status";
import type { GridEvent, GridState } from "~/ui/grid/state/types";
import { EffectWords } from "./EffectWords";
import { smallButton } from "./styles";

/** The save status in one line, with a button for what can be done about it, and what the last save did. */
export function SaveBar({ state, dispatch }: { state: GridState; dispatch: Dispatch<GridEvent> }) {
  const hydrated = useHydrated();
  const line = statusLine(state);
  const text = !hydrated && line.tone === "quiet" ? "What you type is saved when you press Save." : line.text;
  const { offer } = line;
  return (
    <div
      className={`no-print sticky bottom-(--bottom-bar,0px) z-20 -mx-4 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1 text-paper text-sm sm:-mx-6 sm:px-6 ${line.tone === "bad" ? "bg-bad" : "bg-ink"}`}
    >
      <button
        type="submit"
        className="inline-flex min-h-8 items-center rounded-md border border-paper/60 px-3 font-semibold hover:bg-paper hover:text-ink"
      >
        Save
      </button>
      <p aria-live="polite" className={line.tone === "bad" ? "font-semibold" : undefined}>
        {text}
      </p>
      {offer && hydrated ? (
        <button
          type="button"
          className={smallButton}
          onClick={() => dispatch({ type: "asked", others: offer.what === "others" })}
        >
          {offer.label}
        </button>
      ) : null}
      <p role="status" className="ms-auto">
        {state.effect ? <EffectWords effect={state.effect} /> : null}
      </p>
    </div>
  );
}
