import { type ClipboardEvent, type Dispatch, useCallback } from "react";
import { isSingleText, readBlock } from "~/ui/grid/state/clipboard";
import type { GridEvent } from "~/ui/grid/state/types";
import { cellInput } from "./use-grid-keys";

/** Fills a block copied from a spreadsheet right and down from the cell; the browser pastes single texts. */
export function useGridPaste(dispatch: Dispatch<GridEvent>, readOnly: boolean) {
  return useCallback(
    (event: ClipboardEvent<HTMLElement>) => {
      const input = cellInput(event.target);
      const key = input?.dataset.cell;
      const text = event.clipboardData.getData("text/plain");
      if (!input || !key || readOnly || isSingleText(text)) return;
      event.preventDefault();
      dispatch({ type: "pasted", key, block: readBlock(text) });
      requestAnimationFrame(() => input.select());
    },
    [dispatch, readOnly],
  );
}
