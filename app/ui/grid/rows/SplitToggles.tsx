import type { Dispatch, MouseEvent } from "react";
import type { EntryItem } from "~/domain/entry/entry";
import { Icon } from "~/ui/figures/icons";
import { foldOf, keyOf } from "~/ui/grid/state/layout";
import type { GridEvent, GridState } from "~/ui/grid/state/types";

/** Unfolds the groups of a measure, and says for how many years they are filled in. */
export function SplitToggles({
  state,
  item,
  dispatch,
}: {
  state: GridState;
  item: EntryItem;
  dispatch: Dispatch<GridEvent>;
}) {
  const { layout, cells } = state;
  const parts = layout.items.filter(({ part }) => part?.of === item.code);
  const folds = [...new Set(parts.map(foldOf))];
  if (folds.length === 0) return null;
  return (
    <ul className="mt-2 border-line border-t pt-2 text-sm">
      {folds.map((fold) => {
        const own = parts.filter((part) => foldOf(part) === fold);
        const { way = "", dimension = "" } = own[0]?.part ?? {};
        const open = layout.open?.includes(fold) ?? false;
        const filled = layout.years.filter((year) =>
          own.some(({ code }) => cells[keyOf(code, year)]?.stored.state === "value"),
        ).length;
        const toggle = (event: MouseEvent<HTMLElement>) => {
          event.preventDefault();
          const menu = event.currentTarget.closest<HTMLElement>("[popover]");
          menu?.hidePopover?.();
          dispatch({ type: "folded", fold, open: !open });
        };
        return (
          <li key={fold}>
            {/* A link, so that it works without JavaScript, where it unfolds all measures. */}
            <a
              href={`${layout.splitTo ?? "?split="}${open ? "" : dimension}`}
              onClick={toggle}
              aria-label={`${item.label} by ${way.toLowerCase()}: ${open ? "fold" : "unfold"}`}
              className="inline-flex min-h-8 items-center gap-1.5 text-link no-underline hover:underline"
            >
              <Icon name={open ? "down" : "ahead"} className="text-xs" />
              By {way.toLowerCase()}
              <span className="text-ink-soft text-xs">
                {filled === 0 ? "empty" : `${filled} ${filled === 1 ? "year" : "years"}`}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
