import type { AgendaItem } from "~/domain/meetings/meeting";
import type { AttendanceState, DecisionState } from "~/domain/meetings/terms";

/** What note-takers see of each other: everything that can be written while a meeting runs. */
export interface MinutesState {
  /** Notes by item. */
  items: { id: string; notes: string; revision: number; changedBy: string }[];
  attendance: { seatId: string; state: AttendanceState; alternateId: string | null }[];
  decisions: TakenDecision[];
  guests: string;
  /** "6 of 11 voting seats: quorum reached (6 needed)". */
  quorum: string;
}

/** A decision as its form shows it. */
export interface TakenDecision {
  id: string;
  itemId: string;
  text: string;
  noObjection: boolean;
  for: string;
  against: string;
  abstaining: string;
  dissent: string;
  effectiveOn: string;
  replaces: string;
  confirms: string;
  state: DecisionState;
  number: string | null;
  revision: number;
  changedBy: string;
}

/** The answer to a save, by part ("item.ID", "decision.ID", …). */
export interface PartsAnswer {
  state: MinutesState;
  faults: Record<string, string>;
  /** Who changed a part meanwhile; what was typed stays in the form. */
  conflicts: Record<string, string>;
}

export const DECISION_FIELDS = [
  "text",
  "noObjection",
  "for",
  "against",
  "abstaining",
  "dissent",
  "effectiveOn",
  "replaces",
  "confirms",
] as const;

export type NotedItem = Pick<AgendaItem, "id" | "title" | "kind" | "minutes">;
