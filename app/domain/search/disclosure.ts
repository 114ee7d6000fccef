import { type Disclosed, mayKnowMember, seesEverything } from "~/domain/disclosure/disclosure";
import { discloseGoals } from "~/domain/goals/disclosure";
import type { Goal } from "~/domain/goals/goal";
import { discloseOutcomes } from "~/domain/outcomes/disclosure";
import type { OutcomeRecord, Person } from "~/domain/outcomes/outcome";
import type { DisclosurePolicy, Member, Viewer } from "~/domain/terms";

/** What can be found by name, before anyone's role is considered. */
export interface Names {
  members: Pick<Member, "id" | "slug" | "name">[];
  goals: (Pick<Goal, "id" | "memberId" | "state" | "statement" | "strategy"> & {
    targetYear: number | null;
  })[];
  reports: { slug: string; title: string; year: number; internal: boolean; published: boolean }[];
  outcomes: (Pick<OutcomeRecord, "id" | "who" | "what" | "state" | "authorId" | "author"> & {
    year: number;
  })[];
  /** Checked ones whose consent holds. */
  stories: { id: string; title: string; year: number | null }[];
  /** Organizations that give money, gave it, or may give it. */
  funders: { name: string }[];
  /** What priorities are set among. */
  proposals: { title: string }[];
  /** Contracts coming up, from this quarter on. */
  contracts: { category: string; year: number; quarter: number; member: string | null }[];
  /** Adopted packs of measures. */
  packs: { code: string; name: string }[];
}

/** The same for one viewer. Everyone knows who the members are; not everyone may open their pages. */
export interface VisibleNames extends Omit<Names, "members"> {
  members: (Names["members"][number] & { mayOpen: boolean })[];
}

/** The names that a viewer may see, as on the pages that list them. */
export function discloseNames(
  { members, goals, reports, outcomes, stories, funders, proposals, contracts, packs }: Names,
  viewer: Viewer,
  { policy, person }: { policy: DisclosurePolicy; person: Person },
): Disclosed<VisibleNames> {
  const visible: VisibleNames = {
    members: members.map((member) => ({ ...member, mayOpen: mayKnowMember(viewer, policy, member.id) })),
    goals: discloseGoals(goals, viewer, policy),
    outcomes: discloseOutcomes(outcomes, viewer, person),
    stories,
    funders,
    contracts,
    // Only those who keep money and measures may open the pages that list these.
    proposals: seesEverything(viewer) ? proposals : [],
    packs: seesEverything(viewer) ? packs : [],
    reports: reports.filter(({ internal, published }) => seesEverything(viewer) || (!internal && published)),
  };
  return visible as Disclosed<VisibleNames>;
}
