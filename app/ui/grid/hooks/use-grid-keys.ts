import { type Dispatch, type KeyboardEvent, type MouseEvent, useCallback, useRef } from "react";
import { corner, idOf, neighbor } from "~/ui/grid/state/layout";
import type { GridEvent, GridState } from "~/ui/grid/state/types";
import { isBeingTyped } from "~/ui/grid/state/unsaved";

/** The cell input that an event targets. */
export function cellInput(target: EventTarget): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.dataset.cell ? target : null;
}

export function focusCell(key: string): void {
  document.getElementById(idOf(key))?.focus();
}

const ARROWS: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Keyboard navigation as in a spreadsheet; Tab is left to the browser. */
export function useGridKeys(
  state: GridState,
  dispatch: Dispatch<GridEvent>,
  details: () => HTMLElement | null,
) {
  /** The cell in edit mode (F2 or double click), where left and right move the caret. */
  const inside = useRef<string | null>(null);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const input = cellInput(event.target);
      const key = input?.dataset.cell;
      if (!input || !key || event.nativeEvent.isComposing) return;
      const command = event.ctrlKey || event.metaKey;
      const go = (to: string | null) => {
        event.preventDefault();
        if (to) focusCell(to);
        return to !== null;
      };
      if (inside.current !== key) inside.current = null;

      if (event.key === "Enter" && event.altKey) {
        event.preventDefault();
        details()?.focus();
      } else if (event.key === "Enter") {
        if (go(neighbor(state.layout, key, event.shiftKey ? -1 : 1, 0))) return;
        dispatch({ type: "left" });
        input.select();
      } else if (event.key === "Escape") {
        inside.current = null;
        dispatch({ type: "reverted" });
        requestAnimationFrame(() => input.select());
      } else if (event.key === "F2") {
        event.preventDefault();
        inside.current = inside.current === key ? null : key;
        if (inside.current) input.setSelectionRange(input.value.length, input.value.length);
        else input.select();
      } else if (command && !event.shiftKey && event.key.toLowerCase() === "z") {
        // The browser undoes typing in progress; the grid undoes completed edits and pastes.
        if (isBeingTyped(state, key)) return;
        event.preventDefault();
        dispatch({ type: "undone" });
      } else if (command && (event.key === "Home" || event.key === "End")) {
        go(corner(state.layout, event.key === "Home" ? "first" : "last"));
      } else if (ARROWS[event.key] && !command && !event.shiftKey && !event.altKey) {
        const [down, right] = ARROWS[event.key] ?? [0, 0];
        if (right !== 0 && (inside.current === key || !atEdge(input, right))) return;
        go(neighbor(state.layout, key, down, right));
      }
    },
    [state, dispatch, details],
  );

  const onDoubleClick = useCallback((event: MouseEvent<HTMLElement>) => {
    inside.current = cellInput(event.target)?.dataset.cell ?? null;
  }, []);

  /** The first click selects the whole text of the cell, the next one places the caret. */
  const onMouseDown = useCallback((event: MouseEvent<HTMLElement>) => {
    const input = cellInput(event.target);
    if (!input || event.button !== 0 || document.activeElement === input) return;
    event.preventDefault();
    input.focus();
  }, []);

  return { onKeyDown, onDoubleClick, onMouseDown };
}

function atEdge(input: HTMLInputElement, right: number): boolean {
  const { selectionStart: start, selectionEnd: end, value } = input;
  const whole = start === 0 && end === value.length;
  return whole || (start === end && start === (right > 0 ? value.length : 0));
}
