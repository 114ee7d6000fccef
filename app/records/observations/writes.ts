import type { WriteRule } from "~/domain/entry/entry";
import type { Decimal, Observation, ObservationState } from "~/domain/terms";
import type { Place } from "./tables.server";

/** One value to store for one member; state "missing" removes what is stored. */
export interface ObservationWrite {
  memberId: string;
  kind: "measure" | "share";
  /** Code of the measure or share metric. */
  code: string;
  /** Id of the category that it is the part of; left out for the whole. */
  categoryId?: string | null | undefined;
  year: number;
  state: ObservationState | "missing";
  value: Decimal | null;
  /** Undefined keeps what is stored. */
  note?: string | null | undefined;
  source?: string | null | undefined;
  /** The revision that the writer saw; undefined overwrites whatever is there (imports). */
  revision?: number | undefined;
  /** What must still be stored there; undefined overwrites whatever is there. */
  over?: Content | undefined;
}

/** The content of a value, without its place. */
export interface Content {
  state: ObservationState | "missing";
  value: Decimal | null;
  note: string | null;
  source: string | null;
}

/** The content of a place where nothing is recorded. */
export const NOTHING: Content = { state: "missing", value: null, note: null, source: null };

/** A fault of the write at `index`. */
export interface WriteError {
  index: number;
  code: WriteRule;
  message: string;
}

/** A write that somebody else's change preceded. */
export interface WriteConflict {
  index: number;
  theirs: Observation | null;
}

/** A write with its place looked up; `index` is its position in the list of writes. */
export type Row = ObservationWrite & Place & { index: number };

/** A row that changes something, and what. */
export interface Effective {
  row: Row;
  before: Observation | null;
  after: Content;
}

export interface WriteOptions {
  /** Goes into the history; verified values change only with a reason. */
  reason?: string | null | undefined;
  /** What the history says where there is no reason. */
  remark?: string | undefined;
  /** Identifies the changes made together in the history. */
  batchId?: string | undefined;
  onProgress?: ((done: number, total: number, stage: WriteStage) => void) | undefined;
  /** When aborted, writing throws between two turns, so that the caller's transaction rolls back. */
  signal?: AbortSignal | undefined;
}

export type WriteStage = "storing" | "adding up";

export interface WriteCounts {
  created: number;
  changed: number;
  unchanged: number;
}

export interface Refused {
  stored: false;
  errors: WriteError[];
  conflicts: WriteConflict[];
}
