import type { Dispatch } from "react";
import type { EntryCell } from "~/domain/entry/entry";
import { focusCell } from "~/ui/grid/hooks/use-grid-keys";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import type { GridEvent } from "~/ui/grid/state/types";
import { ChangedAt } from "./ChangedAt";
import { smallButton } from "./styles";

/** Someone else saved another value in the meantime: the user chooses which one to keep. */
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
  const hydrated = useHydrated();
  const choose = (type: "keptTheirs" | "usedMine") => {
    dispatch({ type, key: cellKey });
    // After the chosen text is rendered, so that focusing selects all of it.
    requestAnimationFrame(() => focusCell(cellKey));
  };
  return (
    <div className="mt-1 w-0 min-w-full whitespace-normal text-start text-sm">
      <p id={id} className="text-warn">
        {theirs.changedBy ?? "Someone else"} changed this to {theirText || "missing"}{" "}
        {theirs.changedAt ? <ChangedAt at={theirs.changedAt} locale={locale} /> : null}.
        {hydrated ? null : " Save again to keep yours, or type theirs to keep it."}
      </p>
      {hydrated ? (
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
