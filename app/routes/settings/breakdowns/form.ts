import { isBlank } from "~/domain/plain-text";
import {
  type DimensionChange,
  type DimensionSetting,
  movedUp,
  namesFault,
} from "~/domain/rollup/breakdown-settings";

const MOST_LETTERS = 100;

/**
 * Reads the form of a dimension: its fields, and what the button that was pressed adds ("up:…" and
 * "delete:…" with the id of a category).
 * @param offered codes of the measures in the form; others stay as they are
 */
export function dimensionOf(
  form: FormData,
  before: DimensionSetting,
  offered: ReadonlySet<string>,
): DimensionChange | { fault: string } {
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, MOST_LETTERS);
  const label = text("label");
  if (isBlank(label)) return { fault: "Give the breakdown a name." };
  const [verb = "", target = ""] = String(form.get("intent") ?? "").split(":");
  const all = before.categories.map(({ id }) => ({
    id: id as string | null,
    label: text(`name:${id}`),
    enabled: form.has(`on:${id}`),
  }));
  const at = all.findIndex(({ id }) => id === target);
  const ordered = verb === "up" ? movedUp(all, at) : all;
  const left = verb === "delete" ? ordered.filter(({ id }) => id !== target) : ordered;
  const added = text("new");
  const categories = added === "" ? left : [...left, { id: null, label: added, enabled: true }];
  const fault = namesFault(categories.map((category) => category.label));
  if (fault) return { fault };
  const chosen = form.getAll("measure").map(String);
  return {
    label,
    enabled: form.has("enabled"),
    measures: [...chosen, ...before.measures.filter((code) => !offered.has(code))],
    categories,
  };
}
