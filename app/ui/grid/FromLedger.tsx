import { Link } from "@remix-run/react";
import type { EntryCell, EntryItem } from "~/domain/entry";
import { showTyped } from "~/domain/typed";
import type { GridLayout } from "./grid-layout";

/** Below a figure that comes from the investment ledger: so it says, and what had been entered before. */
export function FromLedger({
  id,
  layout,
  item,
  setAside,
}: {
  id: string;
  layout: GridLayout;
  item: EntryItem;
  setAside: NonNullable<EntryCell["ledger"]>["setAside"];
}) {
  const words = "from the investment ledger";
  return (
    <div id={`${id}-ledger`} className="w-0 min-w-full whitespace-normal px-2 text-end text-xs leading-snug">
      {layout.ledger ? <Link to={layout.ledger}>{words}</Link> : <span>{words}</span>}
      {setAside ? (
        <span className="mt-0.5 block text-ink-soft">
          {showTyped(setAside, item, layout.typing)} had been entered; it is set aside while the ledger has
          entries
        </span>
      ) : null}
    </div>
  );
}
