import { DateTime } from "luxon";
import type { Visit } from "~/access/visit.server";
import { dueBeforeEnd, type YearRecord } from "~/domain/collection/collection";
import { endMonthIn } from "~/domain/members/fiscal-year";
import { isActive } from "~/domain/periods";
import type { Catalog, Strategy } from "~/domain/terms";
import { readCollection } from "~/records/collection/collection.server";
import { readConcerns } from "~/records/collection/years.server";

export interface YearFormMember {
  slug: string;
  name: string;
  /** Strategies that apply to it. */
  offered: Strategy[];
  asked: Strategy[];
  dueOn: string | null;
  /** ISO date on which its fiscal year ends, if the numbers are due before that. */
  endsAfterDue: string | null;
  endMonth: number;
}

/** Initial values of the form: what is asked already or, for a new year, everything that applies to active members. */
export async function readYearForm(
  db: Visit["db"],
  catalog: Catalog,
  year: number,
  record: YearRecord | null,
) {
  const { requests } = await readCollection(db, year);
  const concerns = await readConcerns(db, year);
  const requestOf = new Map(requests.map((request) => [request.memberId, request]));
  const dueOn = record ? record.dueOn : usualDueDate(year);
  const members = catalog.members
    .filter((member) => isActive(member, year) || (requestOf.get(member.id)?.strategies.length ?? 0) > 0)
    .map((member): YearFormMember => {
      const request = requestOf.get(member.id);
      const requested = request?.strategies ?? [];
      const concern = concerns.get(member.id) ?? [];
      const own = request?.dueOn ?? null;
      return {
        slug: member.slug,
        name: member.name,
        dueOn: own,
        endMonth: endMonthIn(member, year),
        offered: [...new Set([...concern, ...requested])],
        asked: record ? requested : concern,
        endsAfterDue: dueBeforeEnd(own ?? dueOn, year, member),
      };
    });
  const { remindBefore, remindAfter } = record ?? { remindBefore: [14, 3], remindAfter: [7] };
  return { dueOn, remindBefore, remindAfter, members };
}

/** March 1 after the year, but at least six weeks from now. */
function usualDueDate(year: number): string | null {
  const march = DateTime.utc(year + 1, 3, 1);
  const soon = DateTime.utc().plus({ weeks: 6 });
  return DateTime.max(march, soon).toISODate();
}
