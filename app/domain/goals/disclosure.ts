import { type Disclosed, isTooYoungFor, mayKnowMember, seesEverything } from "~/domain/disclosure/disclosure";
import type { FiscalYear } from "~/domain/members/fiscal-year";
import { periodFor } from "~/domain/periods";
import type { DisclosurePolicy, Member, Viewer } from "~/domain/terms";
import type { Goal, GoalState } from "./goal";

/** Which goals, steps of their history, and members' figures behind them a viewer may see. */

/**
 * Everybody sees the collaborative's goals once they are no longer drafts. Viewers who may know a member's
 * figures see its goals. Only their writers and the institution they are about see drafts.
 */
export function maySeeGoal(
  viewer: Viewer,
  policy: DisclosurePolicy,
  goal: Pick<Goal, "memberId" | "state">,
): boolean {
  if (seesEverything(viewer)) return true;
  if (goal.memberId === null) return goal.state !== "draft";
  if (goal.memberId === viewer.memberId) return true;
  return goal.state !== "draft" && mayKnowMember(viewer, policy, goal.memberId);
}

/** The goals this viewer may see: pages, reports, and the API take nothing else. */
export function discloseGoals<G extends Pick<Goal, "memberId" | "state">>(
  goals: G[],
  viewer: Viewer,
  policy: DisclosurePolicy,
): Disclosed<G>[] {
  return goals.filter((goal): goal is Disclosed<G> => maySeeGoal(viewer, policy, goal));
}

/** The steps of a goal's history this viewer may see. Only those who see everything see how a draft read. */
export function discloseHistory<C extends { after: { state: GoalState } | null }>(
  changes: C[],
  viewer: Viewer,
): Disclosed<C>[] {
  const whole = seesEverything(viewer);
  return changes.filter(
    (change): change is Disclosed<C> => whole || (change.after !== null && change.after.state !== "draft"),
  );
}

/** Whether the viewer may see a member's figures of a year behind a goal. @param today ISO date */
export function memberFiguresVisible(
  viewer: Viewer,
  policy: DisclosurePolicy,
  members: (Pick<Member, "id"> & FiscalYear)[],
  today: string,
): (memberId: string, year: number) => boolean {
  const byId = new Map(members.map((member) => [member.id, member]));
  return (memberId, year) => {
    if (!mayKnowMember(viewer, policy, memberId)) return false;
    if (policy.daysAfterPeriod === 0) return true;
    const { end } = periodFor(byId.get(memberId) ?? { fiscalYearEndMonth: 12 }, year);
    return !isTooYoungFor({ viewer, policy, memberId, periodEnd: end, today });
  };
}
