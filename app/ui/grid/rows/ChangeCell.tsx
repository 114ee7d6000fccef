import type { EntryItem } from "~/domain/entry/entry";
import { WarningWords } from "~/ui/grid/CellWarnings";
import { changeSince } from "~/ui/grid/state/change";
import { keyOf } from "~/ui/grid/state/layout";
import type { GridState } from "~/ui/grid/state/types";

/** How a number differs from last year's, as one types; on a phone, last year's number with it, in words. */
export function ChangeCell({ state, item, year }: { state: GridState; item: EntryItem; year: number }) {
  const { layout, cells } = state;
  const key = keyOf(item.code, year);
  const change = changeSince(state, key);
  const last = cells[keyOf(item.code, year - 1)]?.text ?? "";
  const warnings = state.warnings[key];
  return (
    <td className="grid-card-words whitespace-nowrap border-line border-b px-2 py-0.5 text-start align-middle text-ink-soft text-sm leading-tight">
      {last ? (
        <span className="sm:hidden">
          {last} in {year - 1}
          {change ? ", " : null}
        </span>
      ) : null}
      <span className="tabular inline-block text-end sm:min-w-20" data-change={key}>
        {change}
      </span>
      {warnings ? (
        <span className="ps-3 max-sm:float-end max-sm:pe-2">
          <WarningWords layout={layout} cellKey={key} warnings={warnings} />
        </span>
      ) : null}
    </td>
  );
}
