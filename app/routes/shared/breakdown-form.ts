import {
  type DimensionChange,
  type DimensionSetting,
  movedUp,
  namesFault,
} from "~/domain/breakdown-settings";

const MOST_LETTERS = 100;

/**
 * Reads the form of a dimension: its fields, and what the button that was pressed adds ("up:…" and
 * "delete:…" with the id of a category).
 * @param asked codes of the measures that the form offers; others stay as they are
 */
export function dimensionOf(
  form: FormData,
  before: DimensionSetting,
  asked: ReadonlySet<string>,
): DimensionChange | { fault: string } {
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, MOST_LETTERS);
  const label = text("label");
  if (label === "") return { fault: "Give the breakdown a name." };
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
  const fault = namesFault(categories.map((one) => one.label));
  if (fault) return { fault };
  const chosen = form.getAll("measure").map(String);
  return {
    label,
    enabled: form.has("enabled"),
    measures: [...chosen, ...before.measures.filter((code) => !asked.has(code))],
    categories,
  };
}
