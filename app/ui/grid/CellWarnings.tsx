import type { MouseEvent } from "react";
import type { CellWarning } from "~/domain/entry/entry";
import { Icon } from "~/ui/figures/icons";
import { focusCell } from "~/ui/grid/hooks/use-grid-keys";
import { type CellKey, type GridLayout, idOf, valueAddress } from "~/ui/grid/state/layout";
import { shortWarning } from "~/ui/grid/state/warnings";

/** Id of the heading of the cell details. */
export const DETAILS = "cell-details";

interface CellWarningsProps {
  layout: GridLayout;
  cellKey: CellKey;
  warnings: CellWarning[];
}

/** In the corner of an unlikely number: that it needs a second look, or has been explained. */
export function CellWarnings({ layout, cellKey, warnings }: CellWarningsProps) {
  const open = warnings.filter(({ explained }) => explained === null);
  return (
    <>
      <WarningLink
        layout={layout}
        cellKey={cellKey}
        warnings={warnings}
        className="absolute start-0 top-0 min-w-7 justify-center sm:min-h-9 min-h-11"
      >
        <span className="sr-only">{shortWords(warnings)}</span>
      </WarningLink>
      <span id={`${idOf(cellKey)}-warning`} className="sr-only">
        {(open.length > 0 ? open : warnings).map(({ sentence }) => sentence).join(" ")}
      </span>
    </>
  );
}

/** Beside the change of an unlikely number: the warnings in two or three words. */
export function WarningWords(props: CellWarningsProps) {
  return (
    <WarningLink {...props} className="text-xs">
      {shortWords(props.warnings)}
    </WarningLink>
  );
}

function shortWords(warnings: CellWarning[]): string {
  const open = warnings.filter(({ explained }) => explained === null);
  return open.length > 0 ? open.map(shortWarning).join(", ") : "explained";
}

function WarningLink({
  layout,
  cellKey,
  warnings,
  className,
  children,
}: CellWarningsProps & { className: string; children: React.ReactNode }) {
  const open = warnings.some(({ explained }) => explained === null);
  const toDetails = (event: MouseEvent) => {
    event.preventDefault();
    focusCell(cellKey);
    requestAnimationFrame(() => document.getElementById(DETAILS)?.focus());
  };
  return (
    // Not a tab stop: Alt + Enter leads from the cell to its details.
    <a
      href={valueAddress(layout, cellKey) ?? `#${DETAILS}`}
      tabIndex={-1}
      onClick={toDetails}
      className={`inline-flex min-h-6 items-center gap-1 no-underline ${open ? "font-semibold text-warn" : "text-ink-soft"} ${className}`}
    >
      <Icon name={open ? "warn" : "check"} />
      {open ? <span className="sr-only">Please check: </span> : null}
      {children}
    </a>
  );
}
