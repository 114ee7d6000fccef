/**
 * Sections that files give a place of their own: the opening one leads, the closing one comes last. Beside the registry
 * rather than in it, because files are rendered in a process that does not load every section.
 */
const PLACES: Readonly<Record<string, "opening" | "closing">> = {
  summary: "opening",
  methods: "closing",
};

export const PLACED_KEYS: readonly string[] = Object.keys(PLACES);

/** The place of a section in files, by its key. */
export function placeOf(key: string): "opening" | "middle" | "closing" {
  return PLACES[key] ?? "middle";
}
