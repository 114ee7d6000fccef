import { isActive, periodFor, transitionIn } from "~/domain/periods";
import type { ReportModel } from "./model";
import type { ReportSources } from "./read.server";

export type ReportBasis = NonNullable<ReportModel["basis"]>;

/**
 * Who and what a report counts, kept with it: members, measures, and rules change, and an old version must still
 * explain its figures. The public learns how many members there are, not which.
 */
export function basisOf({ catalog, year, readers }: ReportSources): ReportBasis {
  const active = catalog.members.filter((member) => isActive(member, year));
  const periods = new Map<string, ReportBasis["periods"][number]>();
  for (const member of active) {
    const { start, end } = periodFor(member, year);
    const known = periods.get(`${start} ${end}`);
    if (known) known.members++;
    else
      periods.set(`${start} ${end}`, {
        start,
        end,
        transitionMonths: transitionIn({ start, end }),
        members: 1,
      });
  }
  const { minimumContributors, largestShare, twoLargestShare, smallestCell } = catalog.collaborative.policy;
  return {
    members: active.length,
    names: readers === "public" ? null : active.map(({ name }) => name),
    periods: [...periods.values()].sort((a, b) => (a.end < b.end ? -1 : 1)),
    measures: catalog.measures.map(({ code }) => code),
    rules:
      readers === "internal" ? null : { minimumContributors, largestShare, twoLargestShare, smallestCell },
  };
}

/** Who is counted, in one sentence. */
export function basisSentence(
  { members, names }: Pick<ReportBasis, "members" | "names">,
  year: number,
): string {
  const count = members === 1 ? "1 member" : `${members} members`;
  const list = names === null || names.length === 0 ? "" : `: ${names.join("; ")}`;
  return `The figures of ${year} are of ${count}${list}. A member counts in each year in which it belonged to the collaborative.`;
}

/** What differs between the bases of two versions, in sentences; none where the earlier version kept none. */
export function basisDifferences(before: ReportModel, after: ReportModel): string[] {
  const { basis: old } = before;
  const { basis: now } = after;
  if (!old || !now) return [];
  const labels = new Map(
    [...before.definitions, ...after.definitions].map(({ code, label }) => [code, label]),
  );
  const added = now.measures.filter((code) => !old.measures.includes(code));
  const gone = old.measures.filter((code) => !now.measures.includes(code));
  const named = (codes: string[]) => codes.map((code) => labels.get(code) ?? code).join(", ");
  const sameYear = before.year === after.year;
  return [
    ...(sameYear && old.members !== now.members
      ? [`${now.members} members are counted; the version before counted ${old.members}.`]
      : []),
    ...(added.length > 0 ? [`Measures that came into use: ${named(added)}.`] : []),
    ...(gone.length > 0 ? [`Measures that went out of use: ${named(gone)}.`] : []),
    ...(JSON.stringify(old.rules) === JSON.stringify(now.rules)
      ? []
      : ["The rules that protect members have changed."]),
  ];
}
