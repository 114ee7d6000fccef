import type { CellWarning } from "~/domain/entry";
import { type CellKey, itemOf, placeOf, valueAddress } from "./grid-layout";
import type { GridState } from "./grid-types";

/** Every number of the grid that is unlikely, each with the way to its page: there it can be explained. */
export function WarningList({ state }: { state: GridState }) {
  const told = Object.entries(state.warnings)
    .filter(([key]) => state.cells[key])
    .flatMap(([key, warnings]) => warnings.map((warning) => ({ key, warning })))
    .sort((a, b) => b.warning.year - a.warning.year);
  const open = told.filter(({ warning }) => warning.explained === null);
  const explained = told.filter(({ warning }) => warning.explained !== null);
  if (told.length === 0) return null;
  return (
    <section aria-label="Numbers worth a second look" className="grid gap-3 print:hidden">
      {open.length > 0 ? (
        <div className="border-warn border-s-4 bg-warn-wash px-4 py-3">
          <h3 className="text-lg">
            {open.length === 1
              ? "One number is worth a second look"
              : `${open.length} numbers are worth a second look`}
          </h3>
          <p className="text-sm">They are stored. Correct them, or say why they are right.</p>
          <List rows={open} state={state} />
        </div>
      ) : null}
      {explained.length > 0 ? (
        <details className="folded">
          <summary>{explained.length === 1 ? "1 explained" : `${explained.length} explained`}</summary>
          <List rows={explained} state={state} />
        </details>
      ) : null}
    </section>
  );
}

function List({ rows, state }: { rows: { key: CellKey; warning: CellWarning }[]; state: GridState }) {
  return (
    <ul className="mt-2 grid max-h-72 gap-1.5 overflow-auto text-sm">
      {rows.map(({ key, warning }) => (
        <li key={`${key} ${warning.item} ${warning.warning}`} className="max-w-[80ch]">
          <a href={valueAddress(state.layout, key) ?? "#"}>
            {itemOf(state.layout, key)?.label}, {placeOf(key).year}
          </a>{" "}
          {warning.sentence}
          {warning.explained ? (
            <span className="text-ink-soft">
              {" "}
              Explained by {warning.explained.by}: {warning.explained.note}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
