import type { Dispatch } from "react";
import type { EntryItem } from "~/domain/entry/entry";
import { OWN_DEFINITION_WORDS } from "~/ui/figures/Comparability";
import { GridCellInput } from "~/ui/grid/GridCellInput";
import { foldOf, keyOf } from "~/ui/grid/state/layout";
import { markOf } from "~/ui/grid/state/status";
import type { GridEvent, GridState, OwnDefinitions } from "~/ui/grid/state/types";
import { hatched, labelColumn } from "~/ui/grid/styles";
import { ChangeCell } from "./ChangeCell";
import { RowMenu } from "./RowMenu";

export interface GridRowProps {
  state: GridState;
  item: EntryItem;
  memberName: string;
  definitions?: OwnDefinitions | undefined;
  readOnly: boolean;
  dispatch: Dispatch<GridEvent>;
}

/** One measure or share over the years. On a phone, a card with a field for the year that is entered. */
export function GridRow({ state, item, memberName, definitions, readOnly, dispatch }: GridRowProps) {
  const { layout, cells } = state;
  const { focusYear } = layout;
  const whole = layout.items.find((other) => other.code === item.partOf);
  const badges = item.part ? [] : badgesOf(state, item, definitions);
  return (
    <tr className={focusYear === undefined ? "h-11" : "h-11 grid-card"}>
      <th
        scope="row"
        className={`${labelColumn(focusYear)} border-b py-0.5 align-middle font-normal text-[0.9375rem] leading-tight max-sm:pt-1.5`}
      >
        <span className={item.part ? "block ps-3 text-sm sm:ps-5" : undefined}>
          {item.part ? item.part.label : item.label}
        </span>
        {badges.length > 0 ? (
          <span className="whitespace-nowrap text-ink-soft text-xs"> · {badges.join(" · ")}</span>
        ) : null}
      </th>
      {layout.years.map((year) => {
        const key = keyOf(item.code, year);
        const cell = cells[key];
        const here = focusYear === undefined || focusYear === year ? "grid-card-field" : "max-sm:hidden";
        if (!cell || !layout.activeYears.includes(year)) {
          return (
            <ClosedCell
              key={key}
              text={cell?.text ?? ""}
              reason={`${memberName} was not a member in ${year}`}
              className={here}
            />
          );
        }
        const mark = markOf(state, key);
        const warnings = state.warnings[key];
        const locked = readOnly || layout.lockedYears?.[year] !== undefined;
        return (
          <GridCellInput
            key={key}
            layout={layout}
            item={item}
            year={year}
            cell={cell}
            mark={mark}
            warnings={warnings}
            readOnly={locked}
            className={here}
            dispatch={dispatch}
          />
        );
      })}
      {focusYear === undefined ? null : <ChangeCell state={state} item={item} year={focusYear} />}
      <td className="border-line border-b text-center align-middle grid-card-menu">
        <RowMenu state={state} item={item} whole={whole} definitions={definitions} dispatch={dispatch} />
      </td>
    </tr>
  );
}

/** What the row's menu holds, beside its name: "2 groups", "own definition". */
function badgesOf({ layout, cells }: GridState, item: EntryItem, definitions?: OwnDefinitions): string[] {
  const parts = layout.items.filter(({ part }) => part?.of === item.code);
  const filled = new Set(
    parts
      .filter(({ code }) => layout.years.some((year) => cells[keyOf(code, year)]?.stored.state === "value"))
      .map(foldOf),
  );
  const grade = item.kind === "measure" ? definitions?.grades[item.code] : undefined;
  return [
    ...(filled.size > 0 ? [filled.size === 1 ? "by group" : `by group, ${filled.size} ways`] : []),
    ...(grade ? [OWN_DEFINITION_WORDS[grade]] : []),
  ];
}

/** A year without membership: nothing can be entered. */
function ClosedCell({ text, reason, className }: { text: string; reason: string; className: string }) {
  return (
    <td
      className={`${hatched} min-w-28 border-line border-b p-1 text-end align-top ${className}`}
      title={reason}
    >
      <span className="tabular block px-2 py-1.5 text-ink-soft">{text}</span>
      <span className="sr-only">{reason}</span>
    </td>
  );
}
