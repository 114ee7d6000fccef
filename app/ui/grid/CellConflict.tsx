import type { Dispatch } from "react";
import type { EntryCell } from "~/domain/entry";
import { ChangedAt } from "./ChangedAt";
import type { GridEvent } from "./grid-types";
import { smallButton } from "./looks";
import { focusCell } from "./use-grid-keys";
import { useHydrated } from "./use-hydrated";

/** Somebody else changed the cell meanwhile: theirs is stored, the writer chooses. */
export function CellConflict(props: {
  id: string;
  cellKey: string;
  theirs: EntryCell;
  theirText: string;
  myText: string;
  locale: string;
  dispatch: Dispatch<GridEvent>;
}) {
  const { id, cellKey, theirs, theirText, myText, locale, dispatch } = props;
  const alive = useHydrated();
  const choose = (type: "keptTheirs" | "usedMine") => {
    dispatch({ type, key: cellKey });
    // Once the chosen text stands there, so that it is selected as a whole.
    requestAnimationFrame(() => focusCell(cellKey));
  };
  return (
    <div className="mt-1 w-0 min-w-full whitespace-normal text-start text-sm">
      <p id={id} className="text-warn">
        {theirs.changedBy ?? "Somebody else"} changed this to {theirText || "missing"}{" "}
        {theirs.changedAt ? <ChangedAt at={theirs.changedAt} locale={locale} /> : null}.
        {alive ? null : " Save again to store yours, or write theirs to keep it."}
      </p>
      {alive ? (
        <div className="mt-1 grid gap-1">
          <button type="button" className={smallButton} onClick={() => choose("keptTheirs")}>
            Keep theirs
          </button>
          <button type="button" className={smallButton} onClick={() => choose("usedMine")}>
            Use mine: {myText || "missing"}
          </button>
        </div>
      ) : null}
    </div>
  );
}
