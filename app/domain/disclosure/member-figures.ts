import { type OwnInvestment, ownInvestments, seesWholeLedger } from "~/domain/investments/disclosure";
import type { Investment } from "~/domain/investments/investments";
import { acceptsValues, isBaselineOnly, periodFor, yearsOutside } from "~/domain/periods";
import { asFigure, contributionsTo, type Standing, valuesOf } from "~/domain/rollup/contributions";
import type { Catalog, Member, Observation, Viewer } from "~/domain/terms";
import { type Disclosed, isTooYoungFor, mayKnowMember, seesEverything } from "./disclosure";

/** One figure of one member in one year. */
export interface MemberFigure {
  year: number;
  /** "withheld": the period ended too recently for others to see the figure. */
  standing: Standing | "withheld";
  /** A share as a fraction. */
  value: number | null;
  note: string | null;
  source: string | null;
}

/** What a member's own page shows of its numbers. */
export interface MemberFigures {
  /** The years in which it was a member, and its own baseline year, out of those asked for. */
  years: number[];
  /** Its own baseline year, if that ended before it joined: its values count nowhere else. */
  baselineOnly: number | null;
  /** By code of the metric. */
  series: Map<string, MemberFigure[]>;
  hasNumbers: boolean;
  /** Items (ids) recorded for years outside the membership, for the member itself and the backbone only. */
  outside: { year: number; itemIds: string[] }[];
  /** Its own part of each investment. */
  investments: OwnInvestment[];
}

/** What is stored about one member. */
export interface MemberRecord {
  catalog: Catalog;
  member: Member;
  observations: Observation[];
  /** The collaborative's ledger; empty if it keeps none. */
  investments: Investment[];
}

/**
 * A member's own figures as this viewer may see them (docs/rules.md, section 8).
 * @param page.years the years the page offers
 * @param page.today ISO
 * @returns null if the viewer may not know this member's figures at all
 */
export function discloseMember(
  { catalog, member, observations, investments }: MemberRecord,
  viewer: Viewer,
  page: { years: number[]; today: string },
): Disclosed<MemberFigures> | null {
  const { policy } = catalog.collaborative;
  if (!mayKnowMember(viewer, policy, member.id)) return null;
  const isFull = seesEverything(viewer) || viewer.memberId === member.id;
  const values = valuesOf(observations);
  const years = page.years.filter((year) => acceptsValues(member, year));
  const series = new Map(
    catalog.metrics.map((metric) => {
      const figure = asFigure(catalog, metric);
      const figures = years.map((year): MemberFigure => {
        const { end } = periodFor(member, year);
        if (isTooYoungFor({ viewer, policy, memberId: member.id, periodEnd: end, today: page.today }))
          return { year, standing: "withheld", value: null, note: null, source: null };
        const alone = { ...catalog, members: [readable(member, year)] };
        const [contribution] = contributionsTo({ catalog: alone, figure, year, values });
        if (!contribution) return { year, standing: "missing", value: null, note: null, source: null };
        const { standing, value, note, source } = contribution;
        // Notes stay between a member and the backbone staff.
        return { year, standing, value, note: isFull ? note : null, source };
      });
      return [metric.code, figures];
    }),
  );
  // The ledger tells recent years along with the others: where figures need an age, peers see none of it.
  const seesInvestments = isFull || seesWholeLedger(viewer, policy);
  return {
    years,
    baselineOnly: years.find((year) => isBaselineOnly(member, year)) ?? null,
    series,
    hasNumbers: observations.length > 0,
    outside: isFull ? outsideOf(member, observations) : [],
    investments: seesInvestments ? ownInvestments(investments, member.id) : [],
  } as MemberFigures as Disclosed<MemberFigures>;
}

/** A baseline from before the member joined is read like any other year of its own. */
function readable(member: Member, year: number): Member {
  return isBaselineOnly(member, year) ? { ...member, joinedOn: periodFor(member, year).end } : member;
}

function outsideOf(member: Member, observations: Observation[]): MemberFigures["outside"] {
  return yearsOutside(member, observations).map((year) => ({
    year,
    itemIds: [...new Set(observations.filter((row) => row.year === year).map(({ itemId }) => itemId))],
  }));
}

/**
 * Stored values for those who work on them: backbone staff and conveners see every member's, a data lead its
 * own institution's.
 */
export function discloseEntries(observations: Observation[], viewer: Viewer): Disclosed<Observation[]> {
  const isOpen = ({ memberId }: Observation) => seesEverything(viewer) || viewer.memberId === memberId;
  return observations.filter(isOpen) as Observation[] as Disclosed<Observation[]>;
}
