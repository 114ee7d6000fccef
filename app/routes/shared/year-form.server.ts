import { DateTime } from "luxon";
import type { Visit } from "~/access/visit.server";
import { dueBeforeEnd, type YearRecord } from "~/domain/collection";
import { isActive } from "~/domain/periods";
import type { Catalog, Strategy } from "~/domain/types";
import { readCollection } from "~/records/collection.server";
import { readConcerns } from "~/records/years.server";

export interface YearFormMember {
  slug: string;
  name: string;
  /** In which something concerns it; others are not offered. */
  offered: Strategy[];
  asked: Strategy[];
  dueOn: string | null;
  /** ISO: its fiscal year ends only then, and the numbers are due before. */
  endsAfterDue: string | null;
  endMonth: number;
}

/** What the form starts from: what is asked already, or of a new year all that concerns whoever is active in it. */
export async function readYearForm(
  db: Visit["db"],
  catalog: Catalog,
  year: number,
  record: YearRecord | null,
) {
  const { requests } = await readCollection(db, year);
  const concerns = await readConcerns(db, year);
  const asked = new Map(requests.map((request) => [request.memberId, request]));
  const dueOn = record ? record.dueOn : usualDueDate(year);
  const members = catalog.members
    .filter((member) => isActive(member, year) || (asked.get(member.id)?.strategies.length ?? 0) > 0)
    .map((member): YearFormMember => {
      const request = asked.get(member.id);
      const stands = request?.strategies ?? [];
      const concern = concerns.get(member.id) ?? [];
      const own = request?.dueOn ?? null;
      return {
        ...{ slug: member.slug, name: member.name, dueOn: own, endMonth: member.fiscalYearEndMonth },
        offered: [...new Set([...concern, ...stands])],
        asked: record ? stands : concern,
        endsAfterDue: dueBeforeEnd(own ?? dueOn, year, member),
      };
    });
  const { remindBefore, remindAfter } = record ?? { remindBefore: [14, 3], remindAfter: [7] };
  return { dueOn, remindBefore, remindAfter, members };
}

/** The first of March after the year; six weeks from now where that is sooner. */
function usualDueDate(year: number): string | null {
  const march = DateTime.utc(year + 1, 3, 1);
  const soon = DateTime.utc().plus({ weeks: 6 });
  return DateTime.max(march, soon).toISODate();
}
