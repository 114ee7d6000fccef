import type { WriteRule } from "../domain/entry";
import type { Decimal, Observation, ObservationState } from "../domain/types";
import type { Place } from "./observation-tables.server";

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
  /** The revision that the writer saw; undefined writes over whatever is there (imports). */
  revision?: number | undefined;
  /** What must stand there still; undefined writes over whatever is there. */
  over?: Content | undefined;
}

/** What a value says, beside where it stands. */
export interface Content {
  state: ObservationState | "missing";
  value: Decimal | null;
  note: string | null;
  source: string | null;
}

/** What stands at a place where nothing is recorded. */
export const NOTHING: Content = { state: "missing", value: null, note: null, source: null };

/** A fault of the write at `index`. */
export interface WriteError {
  index: number;
  code: WriteRule;
  message: string;
}

/** A write that somebody else was quicker than. */
export interface WriteConflict {
  index: number;
  theirs: Observation | null;
}

/** A write with its place looked up; `index` is where it stands among those given. */
export type Row = ObservationWrite & Place & { index: number };

/** A row that changes something, and what. */
export interface Effective {
  row: Row;
  before: Observation | null;
  after: Content;
}

export interface WriteOptions {
  /** Goes into the history; values that are verified change only with one. */
  reason?: string | null | undefined;
  /** What the history says where there is no reason. */
  remark?: string | undefined;
  /** What the history is to call the changes made together. */
  batchId?: string | undefined;
  onProgress?: ((done: number, total: number, stage: WriteStage) => void) | undefined;
  /** Aborted, it throws between two turns, so that the caller's transaction is given up. */
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
