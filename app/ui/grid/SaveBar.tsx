import type { Dispatch } from "react";
import { Button } from "../controls/Button";
import { statusLine } from "./grid-status";
import type { GridEvent, GridState } from "./grid-types";
import { smallButton } from "./looks";
import { useHydrated } from "./use-hydrated";

const TONES = { quiet: "text-ink-soft", busy: "text-ink", good: "text-good", bad: "font-semibold text-bad" };

/** How saving stands, in one line, with what can be done about it. */
export function SaveBar({ state, dispatch }: { state: GridState; dispatch: Dispatch<GridEvent> }) {
  const alive = useHydrated();
  const line = statusLine(state);
  const text = !alive && line.tone === "quiet" ? "What you type is stored when you press Save." : line.text;
  const { offer } = line;
  return (
    <div className="no-print sticky bottom-0 z-20 -my-1 bg-paper py-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button>Save</Button>
      <p aria-live="polite" className={TONES[line.tone]}>
        {text}
      </p>
      {offer && alive ? (
        <button
          type="button"
          className={smallButton}
          onClick={() => dispatch({ type: "asked", others: offer.what === "others" })}
        >
          {offer.label}
        </button>
      ) : null}
    </div>
  );
}
