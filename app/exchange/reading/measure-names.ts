import type { ColumnMapping } from "~/exchange/columns/mapping";
import type { Vocabulary } from "~/exchange/columns/mapping-words";
import { type UnitWords, unitInHeader } from "./units";

/** What a cell that names a measure says, with the unit that may stand behind the name. */
export interface MeasureName extends Pick<ColumnMapping, "measure" | "dimension" | "category"> {
  unit: UnitWords;
}

/** Reads "Total spend ($000s)", "3. New hires:", or "Impact hires: Women"; null if it names no known measure. */
export function measureNamed(text: string, words: Pick<Vocabulary, "measure" | "part">): MeasureName | null {
  const bare = text
    .replace(/^\s*(?:\(?\d{1,2}[a-z]?[.)]|[-•*])\s+/i, "")
    .replace(/\s*[:.…*†?]+\s*$/u, "")
    .trim();
  for (const name of new Set([text, bare])) {
    const found = ofName(name, words);
    if (found) return { ...found, unit: {} };
  }
  const { unit, rest } = unitInHeader(bare);
  const found = Object.keys(unit).length > 0 ? ofName(rest, words) : null;
  return found && { ...found, unit };
}

function ofName(name: string, words: Pick<Vocabulary, "measure" | "part">) {
  if (name === "") return null;
  const measure = words.measure(name);
  return measure === undefined ? (words.part(name) ?? null) : { measure };
}
