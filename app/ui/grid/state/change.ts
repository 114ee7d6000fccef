import { readTyped } from "~/domain/entry/typed-cell";
import { fraction, isZero, minus, toNumber } from "~/domain/numbers/fraction";
import { formatGrowth, formatPoints } from "~/ui/figures/format-numbers";
import { type CellKey, itemOf, keyOf, placeOf } from "./layout";
import type { GridState } from "./types";

/** The number in a cell as it stands there, typed or stored; null if it holds none. */
function numberIn({ layout, cells }: GridState, key: CellKey): string | null {
  const item = itemOf(layout, key);
  const cell = cells[key];
  if (!item || !cell) return null;
  const read = readTyped(cell.text, item, layout.typing);
  return "state" in read && read.state === "value" ? read.value : null;
}

/** How a number differs from the year before, as one types: "+1.3%", "−0.7 points"; empty without both numbers. */
export function changeSince(state: GridState, key: CellKey): string {
  const { code, year } = placeOf(key);
  const now = numberIn(state, key);
  const before = numberIn(state, keyOf(code, year - 1));
  if (now === null || before === null) return "";
  const { locale } = state.layout.typing;
  const unit = itemOf(state.layout, key)?.unit;
  if (unit === "share") return formatPoints(minus(now, before), { locale });
  if (isZero(before)) return "";
  return formatGrowth(toNumber(fraction(now, before)), { locale }, 1);
}
