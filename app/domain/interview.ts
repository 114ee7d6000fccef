import { z } from "zod";
import { STRATEGIES, type Strategy } from "./types";

/** What members say before goals are set: one point of one member, in a few words and in its own. */

export const INTERVIEW_KINDS = ["priority", "pain_point", "opportunity"] as const;
export type InterviewKind = (typeof INTERVIEW_KINDS)[number];
export const INTERVIEW_KIND_NAMES: Record<InterviewKind, string> = {
  priority: "Priority",
  pain_point: "Pain point",
  opportunity: "Opportunity",
};

export const interviewSchema = z.object({
  memberId: z.uuid("Choose a member."),
  strategy: z.enum(STRATEGIES, "Choose a strategy."),
  kind: z.enum(INTERVIEW_KINDS, "Choose what it is."),
  theme: z
    .string("Name it in a few words.")
    .trim()
    .min(1, "Name it in a few words.")
    .max(80, "Keep it to 80 characters: the whole of it goes below.")
    .transform((text) => text.replace(/\s+/g, " ")),
  words: z
    .string()
    .trim()
    .max(2000, "Write at most 2,000 characters.")
    .optional()
    .transform((text) => text ?? ""),
  heldOn: z.iso
    .date("Enter a date.")
    .optional()
    .transform((day) => day ?? null),
});
export type InterviewFields = z.output<typeof interviewSchema>;

export interface InterviewPoint extends InterviewFields {
  id: string;
}

/** A theme that members have in common. */
export interface CommonTheme {
  /** As it was written first. */
  theme: string;
  strategy: Strategy;
  /** Each member once, in the order in which they are given. */
  memberIds: string[];
  kinds: InterviewKind[];
}

/**
 * Themes of the same strategy that are written the same, whatever their case and spacing; those named by most
 * members first.
 */
export function commonThemes(points: InterviewPoint[]): CommonTheme[] {
  const themes = new Map<string, CommonTheme>();
  // Ids are given out in the order of time.
  const first = new Map<string, InterviewPoint>();
  for (const point of points) {
    const key = themeKey(point.theme);
    if (point.id < (first.get(key)?.id ?? "~")) first.set(key, point);
  }
  for (const { theme, strategy, memberId, kind } of points) {
    const key = `${strategy} ${themeKey(theme)}`;
    const spelled = first.get(themeKey(theme))?.theme ?? theme;
    const found = themes.get(key) ?? { theme: spelled, strategy, memberIds: [], kinds: [] };
    if (!found.memberIds.includes(memberId)) found.memberIds.push(memberId);
    if (!found.kinds.includes(kind)) found.kinds.push(kind);
    themes.set(key, found);
  }
  return [...themes.values()].sort(
    (a, b) => b.memberIds.length - a.memberIds.length || a.theme.localeCompare(b.theme, "en"),
  );
}

/** The same for "Entry-level  vacancies" and "entry-level vacancies". */
export function themeKey(theme: string): string {
  return theme.trim().replace(/\s+/g, " ").toLowerCase();
}
