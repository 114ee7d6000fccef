import { FIELDS } from "~/domain/activity/fields";
import type { ContentChange } from "~/domain/investments/changes";
import type { ActionContent } from "~/domain/work/action";
import type { Kept } from "~/records/history/history.server";

export interface HistoryEntry {
  id: string;
  /** ISO instant. */
  at: string;
  actor: string;
  /** Null when it was added. */
  changes: ContentChange[] | null;
}

/** The history of an action in words, newest first. */
export function historyOf(kept: Kept<ActionContent>[], locale: string): HistoryEntry[] {
  return kept.map(({ id, at, actor, before, after }) => ({
    id,
    at,
    actor,
    changes: before && changesOf(before, after, locale),
  }));
}

function changesOf(before: object, after: object | null, locale: string): ContentChange[] {
  const names = { locale, currency: "USD", member: () => "an institution" };
  const was = before as Record<string, unknown>;
  const is = (after ?? {}) as Record<string, unknown>;
  return Object.entries(FIELDS.action ?? {}).flatMap(([field, [what, write]]) => {
    const change = { what, before: write(was[field] ?? null, names), after: write(is[field] ?? null, names) };
    return change.before === change.after ? [] : [change];
  });
}
