import { idOf, itemOf, placeOf } from "./grid-layout";
import { stands } from "./grid-state";
import type { GridState } from "./grid-types";
import { focusCell } from "./use-grid-keys";

/** Everything that keeps cells from being saved, each with the way to its cell. */
export function ErrorList({ state }: { state: GridState }) {
  const keys = Object.keys(state.cells).filter((key) => stands(state, key));
  if (keys.length === 0) return null;
  return (
    <section
      aria-label="What keeps cells from being saved"
      className="border-bad border-s-4 bg-bad-wash px-4 py-3"
    >
      <h3 className="text-lg">
        {keys.length === 1 ? "One cell needs you" : `${keys.length} cells need you`}
      </h3>
      <ul className="mt-1 grid max-h-48 gap-1 overflow-auto text-sm">
        {keys.map((key) => (
          <li key={key}>
            <a
              className="text-link underline"
              href={`#${idOf(key)}`}
              onClick={(event) => {
                event.preventDefault();
                focusCell(key);
              }}
            >
              {itemOf(state.layout, key)?.label}, {placeOf(key).year}
            </a>
            : {state.cells[key]?.error?.message ?? "Somebody else changed it; choose which value to keep."}
          </li>
        ))}
      </ul>
    </section>
  );
}
