import type { MouseEvent } from "react";
import type { CellWarning } from "~/domain/entry";
import { Icon } from "../figures/icons";
import { type CellKey, type GridLayout, idOf, valueAddress } from "./grid-layout";
import { shortWarning } from "./grid-warnings";
import { focusCell } from "./use-grid-keys";

/** The heading of the details beside the grid; Alt + Enter leads there, too. */
export const DETAILS = "cell-details";

/** Below a number that is unlikely: what is unlikely about it, or that it has been explained. */
export function CellWarnings({
  layout,
  cellKey,
  warnings,
}: {
  layout: GridLayout;
  cellKey: CellKey;
  warnings: CellWarning[];
}) {
  const open = warnings.filter(({ explained }) => explained === null);
  const words = open.length > 0 ? open.map(shortWarning).join(", ") : "explained";
  const look = open.length > 0 ? "font-semibold text-warn" : "text-ink-soft";
  const toDetails = (event: MouseEvent) => {
    event.preventDefault();
    focusCell(cellKey);
    requestAnimationFrame(() => document.getElementById(DETAILS)?.focus());
  };
  return (
    <div className="w-0 min-w-full whitespace-normal px-2 text-end text-xs leading-snug">
      {/* By keyboard the details are reached from the cell: another stop at every warning would be in the way. */}
      <a
        href={valueAddress(layout, cellKey) ?? `#${DETAILS}`}
        tabIndex={-1}
        onClick={toDetails}
        className={`inline-block min-h-6 py-0.5 ${look}`}
      >
        <Icon name={open.length > 0 ? "warn" : "check"} />{" "}
        <span className="sr-only">{open.length > 0 ? "Please check: " : null}</span>
        {words}
      </a>
      <span id={`${idOf(cellKey)}-warning`} className="sr-only">
        {(open.length > 0 ? open : warnings).map(({ sentence }) => sentence).join(" ")}
      </span>
    </div>
  );
}
