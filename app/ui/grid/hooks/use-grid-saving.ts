import { type Dispatch, useEffect, useRef } from "react";
import { changeOf } from "~/ui/grid/state/cells";
import { send } from "~/ui/grid/state/send";
import { pauseAfter } from "~/ui/grid/state/status";
import type { GridEvent, GridState } from "~/ui/grid/state/types";
import { sendable } from "~/ui/grid/state/unsaved";

/** Sends pending changes, one request at a time, and retries after failures with growing pauses. */
export function useGridSaving(state: GridState, dispatch: Dispatch<GridEvent>, url: string): void {
  const busy = useRef(false);

  useEffect(() => {
    if (!state.wanted || state.sending || busy.current) return;
    const keys = sendable(state);
    const changes = keys.flatMap((key) => {
      const cell = state.cells[key];
      return cell ? [changeOf(state.layout, key, cell)] : [];
    });
    if (changes.length === 0) return;
    busy.current = true;
    dispatch({ type: "sent", keys });
    void send(url, changes, state.reason?.text ?? null).then((event) => {
      busy.current = false;
      dispatch(event);
    });
  }, [state, dispatch, url]);

  const { failure, sending } = state;
  useEffect(() => {
    if (!failure || sending || failure.kind === "denied" || failure.kind === "rejected") return;
    const again = () => dispatch({ type: "asked", others: false });
    const timer = setTimeout(again, pauseAfter(failure.attempt) * 1000);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [failure, sending, dispatch]);
}
