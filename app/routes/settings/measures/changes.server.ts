import type { Visit } from "~/access/visit.server";
import { changeWords } from "~/domain/activity/words";
import type { ContentChange } from "~/domain/investments/changes";
import type { Collaborative } from "~/domain/terms";
import { readSettingHistory } from "~/records/measures/settings.server";

/** One change of a measure or figure, in words. */
export interface ListedChange {
  id: string;
  at: string;
  actor: string;
  reason: string | null;
  changes: ContentChange[];
}

/** Every change of one measure or figure, newest first. */
export async function changesOf(
  db: Visit["db"],
  itemId: string,
  { locale, currency }: Pick<Collaborative, "locale" | "currency">,
): Promise<ListedChange[]> {
  const names = { locale, currency, member: () => "" };
  return (await readSettingHistory(db, itemId)).map((entry) => ({
    id: entry.id,
    at: entry.at,
    actor: entry.actor,
    reason: entry.reason,
    changes: changeWords(entry, names).changes,
  }));
}
