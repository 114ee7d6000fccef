import type { CellWarning } from "~/domain/entry/entry";
import { type CellKey, itemOf, placeOf, valueAddress } from "~/ui/grid/state/layout";
import type { GridState } from "~/ui/grid/state/types";

type Row = { key: CellKey; warning: CellWarning };

/** Every unlikely number of the grid, linked to the page where it can be explained. */
export function WarningList({ state }: { state: GridState }) {
  const listed = Object.entries(state.warnings)
    .filter(([key]) => state.cells[key])
    .flatMap(([key, warnings]) => warnings.map((warning): Row => ({ key, warning })))
    .sort((a, b) => b.warning.year - a.warning.year);
  const open = listed.filter(({ warning }) => warning.explained === null);
  const explained = listed.filter(({ warning }) => warning.explained !== null);
  const newest = open[0]?.warning.year;
  const earlier = open.filter(({ warning }) => warning.year !== newest);
  if (listed.length === 0) return null;
  return (
    <section aria-label="Numbers that need a second look" className="grid gap-2 print:hidden">
      {open.length > 0 ? (
        <div className="border-warn border-s-4 bg-warn-wash px-4 py-3">
          <h3 className="text-lg">
            {open.length === 1
              ? "One number needs a second look"
              : `${open.length} numbers need a second look`}
          </h3>
          <p className="text-sm">
            {open.length === 1
              ? "It has been saved. Correct it, or say why it is right."
              : "They have been saved. Correct them, or say why they are right."}
          </p>
          <List rows={open.filter(({ warning }) => warning.year === newest)} state={state} />
          {earlier.length > 0 ? (
            <details className="folded mt-2">
              <summary>{earlier.length} in earlier years</summary>
              <List rows={earlier} state={state} />
            </details>
          ) : null}
        </div>
      ) : null}
      {explained.length > 0 ? (
        <details className="folded">
          <summary>{explained.length} explained</summary>
          <List rows={explained} state={state} />
        </details>
      ) : null}
    </section>
  );
}

function List({ rows, state }: { rows: Row[]; state: GridState }) {
  return (
    <ul className="mt-2 grid gap-1.5 text-sm">
      {rows.map(({ key, warning }) => {
        const label = itemOf(state.layout, key)?.label ?? "";
        const { sentence, explained } = warning;
        return (
          <li key={`${key} ${warning.item} ${warning.warning}`} className="max-w-[90ch]">
            <a href={valueAddress(state.layout, key) ?? "#"}>
              {label}, {placeOf(key).year}
            </a>
            : {sentence.startsWith(`${label}: `) ? sentence.slice(label.length + 2) : sentence}
            {explained ? (
              <span className="block text-ink-soft">
                Explained by {explained.by}: {explained.note}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
