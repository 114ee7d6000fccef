import { Link } from "@remix-run/react";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { showTyped } from "~/domain/entry/typed-cell";
import type { GridLayout } from "~/ui/grid/state/layout";

interface FromLedgerProps {
  id: string;
  layout: GridLayout;
  item: EntryItem;
  setAside: NonNullable<EntryCell["ledger"]>["setAside"];
}

/** In a cell whose figure comes from the investment ledger: the way there, and the entered value it replaces. */
export function FromLedger({ id, layout, item, setAside }: FromLedgerProps) {
  const words = `from the investment ledger${setAside ? `; ${setAsideWords(setAside, item, layout)}` : ""}`;
  return (
    <span
      id={`${id}-ledger`}
      className="absolute start-2 top-0 inline-flex min-h-11 items-center text-xs sm:min-h-9"
      title={words}
    >
      {layout.ledger ? (
        <Link to={layout.ledger}>
          ledger<span className="sr-only">: {words}</span>
        </Link>
      ) : (
        <span>
          ledger<span className="sr-only">: {words}</span>
        </span>
      )}
    </span>
  );
}

/** "1,200 was entered before; it is set aside while the ledger has entries". */
export function setAsideWords(
  setAside: NonNullable<FromLedgerProps["setAside"]>,
  item: EntryItem,
  layout: GridLayout,
): string {
  return `${showTyped(setAside, item, layout.typing)} was entered before; it is set aside while the ledger has entries`;
}
