import type { Arrangement } from "~/domain/path/profile";
import { ARRANGEMENTS, COMPOSITIONS, LEVELS, PURPOSES, STRUCTURES } from "~/domain/path/profile";
import type { EvidenceKind, Step } from "~/domain/path/steps";

export const EVIDENCE_WORDS: Record<EvidenceKind, { one: string; add: string }> = {
  talk: { one: "Talk", add: "Note a talk" },
  session: { one: "Session", add: "Note a session" },
  community: { one: "Meeting with residents", add: "Note a meeting" },
  showing_up: { one: "How it shows up", add: "Add a sentence" },
};

/** Which step the evidence of a kind belongs to. */
export const EVIDENCE_OF: Partial<Record<Step, EvidenceKind>> = {
  talks: "talk",
  learning: "session",
  community: "community",
  showing_up: "showing_up",
};

/** A term's words, or several of them. */
export const termWords = (key: string | null): string => (key === null ? "" : (ALL[key] ?? key));
export const listWords = (keys: readonly string[]): string => keys.map(termWords).join(", ");
export const arrangementWords = (key: Arrangement): string => ARRANGEMENTS[key];

/** Both lists have "community": as a level it is written out, too. */
const ALL: Record<string, string> = { ...LEVELS, ...PURPOSES, ...STRUCTURES, ...COMPOSITIONS };
