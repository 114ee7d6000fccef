import type { EffectLine } from "~/domain/entry/effect";
import type { CellWarning, EntryCell, EntryConflict, EntryError, SaveAnswer } from "~/domain/entry/entry";
import type { Grade } from "~/domain/terms";
import type { Status } from "~/ui/figures/StatusWord";
import type { CellContent, GridCell, GridCells } from "./cells";
import type { HeadedBlock } from "./headings";
import type { CellKey, GridLayout } from "./layout";

/** The state of the entry grid. */
export interface GridState {
  layout: GridLayout;
  cells: GridCells;
  /** The focused cell, with its content and error at the time it got the focus. */
  focus: { key: CellKey; before: CellContent; error: GridCell["error"] } | null;
  /** What is being sent; one request at a time. */
  sending: Record<CellKey, CellContent> | null;
  /** Whether changed cells should be sent. */
  wanted: boolean;
  /** Cells of a paste or refused batch, which are saved together or not at all unless the user decides otherwise. */
  held: CellKey[];
  failure: SaveFailure | null;
  undo: Record<CellKey, CellContent>[];
  /** Warnings of the soft checks, by cell. */
  warnings: Record<CellKey, CellWarning[]>;
  /** The reason for changing these verified cells, until they are saved. */
  reason: { text: string; keys: CellKey[] } | null;
  /** A pasted block whose headings are not all known yet. */
  pasting: HeadedBlock | null;
  /** What just happened, in words: what a paste filled, how a text was read. */
  news: string;
  /** What the last save did to the collaborative's figures. */
  effect: EffectLine | null;
}

/** The address of a member's own definitions, and the grade of each, by measure code. */
export interface OwnDefinitions {
  to: string;
  grades: Record<string, Grade>;
}

/** The status of a year in its column header; `word` replaces the status's usual word. */
export interface YearMark {
  status: Status;
  word?: string;
}

/** Why a save failed. */
export interface SaveFailure {
  /** "network" and "server" are retried automatically, the others when the user asks. */
  kind: "network" | "server" | "denied" | "rejected";
  /** Failed attempts in a row. */
  attempt: number;
  message: string | null;
}

/** Text that was typed but not saved before the page was left. */
export interface Draft extends Partial<CellContent> {
  /** The revision that the user was editing. */
  revision: number;
}

export type GridEvent =
  | { type: "entered"; key: CellKey }
  | { type: "typed"; key: CellKey; text: string }
  | { type: "annotated"; key: CellKey; field: "note" | "source"; text: string }
  | { type: "left" }
  | { type: "reverted" }
  | { type: "written"; key: CellKey; text: string }
  | { type: "pasted"; key: CellKey; block: string[][] }
  /** Where open headings belong: by "row 3" or "column 2", the code or year, or "" for nowhere. Null: do not paste. */
  | { type: "pasteAnswered"; answers: Record<string, string> | null }
  | { type: "undone" }
  | { type: "asked"; others: boolean }
  | { type: "sent"; keys: CellKey[] }
  | { type: "answered"; answer: SaveAnswer }
  | { type: "failed"; kind: SaveFailure["kind"]; message?: string }
  | { type: "keptTheirs" | "usedMine"; key: CellKey }
  | { type: "reasoned"; reason: string }
  | { type: "unreasoned" }
  | { type: "restored"; drafts: Record<CellKey, Draft> }
  | { type: "refreshed"; cells: EntryCell[]; warnings?: CellWarning[] | undefined }
  | { type: "folded"; fold: string; open: boolean };

/** What the server rendered the grid from. */
export interface GridStart {
  cells: EntryCell[];
  warnings?: CellWarning[] | undefined;
  errors?: EntryError[] | undefined;
  typed?: Record<string, string> | undefined;
  conflicts?: EntryConflict[] | undefined;
}
