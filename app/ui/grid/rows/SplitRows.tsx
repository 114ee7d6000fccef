import type { EntryItem } from "~/domain/entry/entry";
import { add, minus } from "~/domain/numbers/fraction";
import { formatDecimal } from "~/domain/numbers/read-number";
import { foldOf, keyOf } from "~/ui/grid/state/layout";
import type { GridState } from "~/ui/grid/state/types";
import { hatched, labelColumn } from "~/ui/grid/styles";
import { GridRow, type GridRowProps } from "./GridRow";

/** The unfolded groups of a measure, one row each, followed by the part not recorded by group. */
export function SplitRows({ item, ...row }: GridRowProps) {
  const { items, open = [] } = row.state.layout;
  const parts = items.filter(({ part }) => part?.of === item.code);
  const folds = [...new Set(parts.map(foldOf))].filter((fold) => open.includes(fold));
  return folds.map((fold) => {
    const own = parts.filter((part) => foldOf(part) === fold);
    return [
      ...own.map((part) => <GridRow key={part.code} item={part} {...row} />),
      <RestRow key={fold} state={row.state} item={item} parts={own} />,
    ];
  });
}

/** The stored total minus its groups; empty if the total is not a number. */
function RestRow({ state, item, parts }: { state: GridState; item: EntryItem; parts: EntryItem[] }) {
  const { layout, cells } = state;
  const stored = (code: string, year: number) => cells[keyOf(code, year)]?.stored.value ?? null;
  return (
    <tr className={layout.focusYear === undefined ? "h-11" : "h-11 grid-card"}>
      <th
        scope="row"
        className={`${labelColumn(layout.focusYear)} border-line-strong border-b py-1 align-middle font-normal text-ink-soft text-sm`}
      >
        <span className="block ps-3 sm:ps-5">
          <span className="sr-only">{item.label}: </span>Not recorded
          {parts[0]?.part ? <span className="sr-only"> by {parts[0].part.way.toLowerCase()}</span> : null}
        </span>
      </th>
      {layout.years.map((year) => {
        const total = stored(item.code, year);
        const groups = parts.flatMap(({ code }) => stored(code, year) ?? []);
        const known = total !== null && groups.length > 0;
        const closed = layout.activeYears.includes(year) ? "" : hatched;
        return (
          <td
            key={year}
            className={`${closed} border-line-strong border-b px-3 py-1 text-end text-sm ${layout.focusYear === undefined || layout.focusYear === year ? "grid-card-field" : "max-sm:hidden"}`}
          >
            <span className="tabular text-ink-soft">
              {known ? formatDecimal(minus(total, groups.reduce(add, "0")), layout.typing.locale) : ""}
            </span>
          </td>
        );
      })}
      <td
        colSpan={layout.focusYear === undefined ? 1 : 2}
        className="border-line-strong border-b max-sm:hidden"
      />
    </tr>
  );
}
