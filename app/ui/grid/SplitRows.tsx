import type { EntryItem } from "~/domain/entry";
import { add, minus } from "~/domain/fraction";
import { formatDecimal } from "~/domain/typed-number";
import { GridRow, type GridRowProps } from "./GridRow";
import { foldOf, keyOf } from "./grid-layout";
import type { GridState } from "./grid-types";
import { hatched, stickyColumn } from "./looks";

/** The groups of a measure that are unfolded, one row each, and below them what is not recorded. */
export function SplitRows({ item, ...row }: GridRowProps) {
  const { items, open = [] } = row.state.layout;
  const parts = items.filter((one) => one.part?.of === item.code);
  const folds = [...new Set(parts.map(foldOf))].filter((fold) => open.includes(fold));
  return folds.map((fold) => {
    const own = parts.filter((part) => foldOf(part) === fold);
    return [
      ...own.map((part) => <GridRow key={part.code} item={part} {...row} />),
      <RestRow key={fold} state={row.state} item={item} parts={own} />,
    ];
  });
}

/** The total less its groups, of what is stored; where the total is no number, there is nothing to say. */
function RestRow({ state, item, parts }: { state: GridState; item: EntryItem; parts: EntryItem[] }) {
  const { layout, cells } = state;
  const stored = (code: string, year: number) => cells[keyOf(code, year)]?.stored.value ?? null;
  return (
    <tr>
      <th
        scope="row"
        className={`${stickyColumn} border-line-strong border-b py-2 align-top font-normal text-ink-soft text-sm`}
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
          <td key={year} className={`${closed} border-line-strong border-b px-3 py-2 text-end text-sm`}>
            <span className="tabular text-ink-soft">
              {known ? formatDecimal(minus(total, groups.reduce(add, "0")), layout.typing.locale) : ""}
            </span>
          </td>
        );
      })}
    </tr>
  );
}
