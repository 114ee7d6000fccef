import { type FocusEvent, type KeyboardEvent, useCallback, useState } from "react";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";

const ARROWS: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The row and column of a cell, as its link carries them. */
export const cellAt = (row: number, column: number) => `${row} ${column}`;

/**
 * Moves the focus over the links of a table by arrow keys, Home and End; Tab enters and leaves the table as one
 * stop. Before JavaScript runs, each link is a stop of its own.
 */
export function useArrowKeys() {
  const hydrated = useHydrated();
  const [current, setCurrent] = useState(cellAt(0, 0));
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLTableElement>) => {
    const from = placeOf(event.target);
    if (!from || event.altKey || event.shiftKey || event.metaKey) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-at]")];
    const to = target(event, from, links);
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);
  const onFocus = useCallback((event: FocusEvent<HTMLTableElement>) => {
    const at = (event.target as HTMLElement).dataset.at;
    if (at) setCurrent(at);
  }, []);
  return {
    table: { onKeyDown, onFocus },
    cell: (row: number, column: number) => ({
      "data-at": cellAt(row, column),
      tabIndex: hydrated && cellAt(row, column) !== current ? -1 : undefined,
    }),
  };
}

function placeOf(target: EventTarget): [number, number] | null {
  const [row, column] = (target instanceof HTMLElement ? (target.dataset.at ?? "") : "").split(" ");
  return row && column ? [Number(row), Number(column)] : null;
}

function target(
  event: KeyboardEvent,
  [row, column]: [number, number],
  links: HTMLElement[],
): HTMLElement | undefined {
  const arrow = ARROWS[event.key];
  if (arrow && !event.ctrlKey) {
    const at = cellAt(row + arrow[0], column + arrow[1]);
    return links.find((link) => link.dataset.at === at);
  }
  if (event.key !== "Home" && event.key !== "End") return undefined;
  const inReach = event.ctrlKey ? links : links.filter((link) => link.dataset.at?.startsWith(`${row} `));
  return event.key === "Home" ? inReach[0] : inReach.at(-1);
}
