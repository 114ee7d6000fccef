import type { Decimal, ObservationState, ObservationStatus } from "~/domain/terms";
import type { EffectLine } from "./effect";
import type { WarningCode } from "./soft-checks";

/** What the entry grid shows and sends: cells by item (a measure, or a share metric) and year. */

/** Longest note, source in a file, or reason for a change, in characters. */
export const MAX_NOTE_CHARS = 2000;

/** A share metric is entered only where a member cannot give the counts ("19 %" and nothing more). */
export interface EntryItem {
  kind: "measure" | "share";
  code: string;
  label: string;
  definition: string;
  unit: "count" | "currency" | "percent" | "share";
  /** Code of the whole that this is a part of. */
  partOf: string | null;
  /** For the part of one category: its code is "impact_hires@gender.women". */
  part?: EntryPart;
}

/** Which measure is split, by which dimension, and the category on its own: "Women". */
export interface EntryPart {
  of: string;
  dimension: string;
  /** "Gender". */
  way: string;
  label: string;
}

/** A stored or missing value as the grid knows it. */
export interface EntryCell {
  code: string;
  year: number;
  state: ObservationState | "missing";
  /** Exact; a share is a fraction ("0.19"). Null unless state is "value". */
  value: Decimal | null;
  note: string | null;
  source: string | null;
  status: ObservationStatus | null;
  /** Counts up with every change; 0 while nothing was ever recorded. */
  revision: number;
  changedBy: string | null;
  /** ISO instant. */
  changedAt: string | null;
  /** Comes from the investment ledger and is changed there; what had been entered before is set aside. */
  ledger?: { setAside: Pick<EntryCell, "state" | "value" | "note"> | null };
}

/** One cell as sent for saving: the text as typed, and the revision that the writer had before them. */
export interface EntryChange {
  code: string;
  year: number;
  text: string;
  revision: number;
  /** Left out: keep the stored one. */
  note?: string | null;
  source?: string | null;
}

export interface EntryError {
  code: string;
  year: number;
  message: string;
  /** The rule that refuses it; without one the text cannot be read. Sent again with a reason, a verified value is taken. */
  rule?: WriteRule;
}

/** A contradiction among a member's values. */
export type HardCheck =
  | "not_active"
  | "part_exceeds_whole"
  | "whole_exceeds_parts"
  | "categories_exceed_total"
  | "share_not_applicable";

/** Why a value is not stored. */
export type WriteRule = HardCheck | "computed" | "not_split" | "closed" | "reason_required";

/** Somebody else changed the cell since the writer saw it: theirs is stored, the writer chooses. */
export interface EntryConflict {
  code: string;
  year: number;
  theirs: EntryCell;
}

/** A soft check's question at a cell; what is stored stays stored. */
export interface CellWarning {
  /** The cell's item and year. */
  code: string;
  year: number;
  warning: WarningCode;
  /** Code of the measure or share metric that it is about. */
  item: string;
  sentence: string;
  /** What somebody said to it; null while nobody has. */
  explained: { note: string; by: string; at: string } | null;
}

/** The answer to a save: every cell of it stored, or none. */
export type SaveAnswer =
  | {
      outcome: "saved";
      cells: EntryCell[];
      /** All warnings that stand in these years now. */
      warned?: { years: number[]; warnings: CellWarning[] };
      /** What the save did to the collaborative's figures; null if nothing this person may know. */
      effect?: EffectLine | null;
    }
  | { outcome: "refused"; errors: EntryError[]; conflicts: EntryConflict[] };
