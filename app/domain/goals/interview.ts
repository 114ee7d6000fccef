import { z } from "zod";
import { isReadable } from "~/domain/plain-text";
import { STRATEGIES, type Strategy } from "~/domain/terms";

/** What members say before goals are set: one point of one member, as a short theme and in its own words. */

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
  kind: z.enum(INTERVIEW_KINDS, "Choose what kind of point it is."),
  theme: z
    .string("Name it in a few words.")
    .trim()
    .refine(isReadable, "Name it in a few words.")
    .max(80, "Use at most 80 characters; the details go below.")
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
  /** As it was first written. */
  theme: string;
  strategy: Strategy;
  /** Each member once, in the order of the points. */
  memberIds: string[];
  kinds: InterviewKind[];
}

/**
 * Groups points of one strategy by theme, ignoring case and spacing; themes named by the most members come
 * first.
 */
export function commonThemes(points: InterviewPoint[]): CommonTheme[] {
  const themes = new Map<string, CommonTheme>();
  // Ids sort by time.
  const first = new Map<string, InterviewPoint>();
  for (const point of points) {
    const key = themeKey(point.theme);
    if (point.id < (first.get(key)?.id ?? "~")) first.set(key, point);
  }
  for (const { theme, strategy, memberId, kind } of points) {
    const key = `${strategy} ${themeKey(theme)}`;
    const spelled = first.get(themeKey(theme))?.theme ?? theme;
    const common = themes.get(key) ?? { theme: spelled, strategy, memberIds: [], kinds: [] };
    if (!common.memberIds.includes(memberId)) common.memberIds.push(memberId);
    if (!common.kinds.includes(kind)) common.kinds.push(kind);
    themes.set(key, common);
  }
  return [...themes.values()].sort(
    (a, b) => b.memberIds.length - a.memberIds.length || a.theme.localeCompare(b.theme, "en"),
  );
}

/** "Entry-level  vacancies" and "entry-level vacancies" have the same key. */
export function themeKey(theme: string): string {
  return theme.trim().replace(/\s+/g, " ").toLowerCase();
}
