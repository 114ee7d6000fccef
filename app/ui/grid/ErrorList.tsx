import { focusCell } from "~/ui/grid/hooks/use-grid-keys";
import { idOf, itemOf, placeOf } from "~/ui/grid/state/layout";
import type { GridState } from "~/ui/grid/state/types";
import { isBlocked } from "./state/unsaved";

/** Everything that keeps cells from being saved, each linked to its cell. */
export function ErrorList({ state }: { state: GridState }) {
  const keys = Object.keys(state.cells).filter((key) => isBlocked(state, key));
  if (keys.length === 0) return null;
  return (
    <section
      aria-label="What keeps cells from being saved"
      className="border-bad border-s-4 bg-bad-wash px-4 py-3"
    >
      <h3 className="text-lg">
        {keys.length === 1 ? "One cell needs your attention" : `${keys.length} cells need your attention`}
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
            : {state.cells[key]?.error?.message ?? "Someone else changed it. Choose which value to keep."}
          </li>
        ))}
      </ul>
    </section>
  );
}
