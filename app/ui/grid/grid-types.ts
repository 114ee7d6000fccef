import type { CellWarning, EntryCell, EntryConflict, EntryError, SaveAnswer } from "~/domain/entry";
import type { Grade } from "~/domain/types";
import type { Status } from "../figures/StatusWord";
import type { GridCell, GridCells, Mine } from "./grid-cells";
import type { CellKey, GridLayout } from "./grid-layout";

/** Everything that the entry grid knows. */
export interface GridState {
  layout: GridLayout;
  cells: GridCells;
  /** The cell that has the writer's attention, what it held when they came to it, and what was wrong then. */
  focus: { key: CellKey; before: Mine; error: GridCell["error"] } | null;
  /** What is under way to the server; one request at a time. */
  sending: Record<CellKey, Mine> | null;
  /** Changed cells wait to be sent. */
  wanted: boolean;
  /** A paste or a refused batch is stored whole or not at all, until the writer says otherwise. */
  held: CellKey[];
  failure: SaveFailure | null;
  undo: Record<CellKey, Mine>[];
  /** What soft checks ask about, by cell. */
  warnings: Record<CellKey, CellWarning[]>;
  /** Why verified values change, for these cells, until they are stored. */
  reason: { text: string; keys: CellKey[] } | null;
  /** What just happened, in words: what a paste did, what a text was read as. */
  news: string;
}

/** The page of a member's own definitions, and the grades of those that it has, by code of the measure. */
export interface OwnDefinitions {
  to: string;
  grades: Record<string, Grade>;
}

/** How a year stands, at the head of its column; the status's own word unless another is given. */
export interface YearMark {
  status: Status;
  word?: string;
}

/** Why a save got no answer. */
export interface SaveFailure {
  /** "network" and "server" are tried again by themselves, the others when the writer says so. */
  kind: "network" | "server" | "denied" | "rejected";
  /** Which attempt in a row failed, from 1. */
  attempt: number;
  message: string | null;
}

/** A text that was typed and not saved before the page was left. */
export interface Draft extends Partial<Mine> {
  /** The one that the writer had before them. */
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

export interface GridStart {
  cells: EntryCell[];
  warnings?: CellWarning[] | undefined;
  errors?: EntryError[] | undefined;
  typed?: Record<string, string> | undefined;
  conflicts?: EntryConflict[] | undefined;
}
