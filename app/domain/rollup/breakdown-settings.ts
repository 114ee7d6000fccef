import { slugFrom } from "~/domain/members/member";
import { isBlank } from "~/domain/plain-text";
import type { Dimension } from "~/domain/terms";

/** How a collaborative splits its measures: what its settings page changes. */

/** A dimension as the settings know it: switched off or not, and which of its categories have figures. */
export interface DimensionSetting extends Omit<Dimension, "categories"> {
  enabled: boolean;
  categories: (Dimension["categories"][number] & {
    /** Has figures: it can be switched off, but never deleted. */
    used: boolean;
  })[];
}

/** A dimension as it should be from now on. */
export interface DimensionChange {
  label: string;
  enabled: boolean;
  /** Codes of the measures that are split so. */
  measures: string[];
  /** In their order; without an id, a new one. What is left out and has no figures is deleted. */
  categories: { id: string | null; label: string; enabled: boolean }[];
}

/** "Two or more" → "two_or_more", with a number behind it where that is taken. */
export function codeFrom(label: string, taken: ReadonlySet<string>): string {
  const bare = slugFrom(label).replaceAll("-", "_").slice(0, 60) || "group";
  const code = /^[a-z]/.test(bare) ? bare : `group_${bare}`;
  if (!taken.has(code)) return code;
  for (let number = 2; ; number++) if (!taken.has(`${code}_${number}`)) return `${code}_${number}`;
}

/** The same list with the item one place nearer to its beginning. */
export function movedUp<Item>(list: Item[], at: number): Item[] {
  const before = list[at - 1];
  const moved = list[at];
  if (before === undefined || moved === undefined) return list;
  return list.with(at - 1, moved).with(at, before);
}

/** What is wrong with the names of a dimension's categories, or null: files and pages find them by name. */
export function namesFault(labels: string[]): string | null {
  if (labels.some(isBlank)) return "Give every category a name.";
  const twice = labels.find((label, place) => labels.indexOf(label) !== place);
  return twice === undefined ? null : `“${twice}” stands there twice.`;
}
