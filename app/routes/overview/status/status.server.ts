import type { GoalStatus } from "~/domain/goals/progress/status";
import { tallyOf, worstFirst } from "~/domain/goals/progress/tally";
import { STATUS_WORDS } from "~/domain/goals/words/sentences";
import { ownTallyWords, type TallyWords, tallyWords } from "~/domain/goals/words/tally";
import type { Member } from "~/domain/terms";
import type { GoalCard } from "~/ui/goals/goal-card";

/** How the goals stand, in words. */
export interface StatusView {
  /** Null without shared goals. */
  shared: TallyWords | null;
  /** The viewer's institution; null for staff. */
  own: (ReturnType<typeof ownTallyWords> & { name: string }) | null;
  /** A status among them is of a year that is still being reported, which nothing else says. */
  soFar: boolean;
}

/**
 * @param cards of goals in force that the viewer may see
 * @param own the viewer's institution
 * @param saysSoFar whether nothing else on the page says that the year is still being reported
 */
export function statusView(cards: GoalCard[], own: Member | null, saysSoFar: boolean): StatusView {
  const shared = cards.filter(({ level }) => level === "collaborative");
  const ofOwn = cards.filter(({ member }) => own !== null && member?.slug === own.slug);
  return {
    shared: tallyWords(tallyOf(shared)),
    own: own && { name: own.name, ...ownTallyWords(tallyOf(ofOwn)) },
    soFar: saysSoFar && [...shared, ...ofOwn].some(({ statusLimit }) => statusLimit !== ""),
  };
}

/** A goal as a row: its statement and where it stands. */
export interface GoalRow extends Pick<GoalCard, "id" | "statement" | "standing"> {
  status: GoalStatus;
  /** What limits the status, as a sentence of its own: "So far, 9 of 11 reported."; empty where nothing does. */
  limit: string;
}

/** Worst first. The chip beside a row says the status, so its sentence doesn't say it again. */
export function goalRows(cards: GoalCard[]): GoalRow[] {
  return worstFirst(cards).map(({ id, statement, status, statusLimit, standing }) => ({
    id,
    statement,
    status: status ?? "no_data",
    limit: standing?.includes(" so far") ? "" : limitSentence(statusLimit),
    standing: standing && withoutStatus(standing, `; ${STATUS_WORDS[status ?? "no_data"]}${statusLimit}.`),
  }));
}

/** What limits a status, apart from it: " so far (2 of 6)" → "So far, 2 of 6 reported." */
export function limitSentence(limit: string): string {
  const text = limit.replace(/^[;\s]+/, "");
  const soFar = /^so far \((.+)\)$/.exec(text)?.[1];
  if (soFar) return `So far, ${soFar} reported.`;
  return text && `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const withoutStatus = (sentence: string, end: string) =>
  sentence.endsWith(end) ? `${sentence.slice(0, -end.length)}.` : sentence;
