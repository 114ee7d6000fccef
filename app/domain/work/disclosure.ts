import { type Disclosed, seesEverything } from "~/domain/disclosure/disclosure";
import { maySeeGoal } from "~/domain/goals/disclosure";
import type { Goal } from "~/domain/goals/goal";
import type { DisclosurePolicy, Viewer } from "~/domain/terms";

/** Everybody reads initiatives and actions; a goal that a viewer may not see is left out beside them. */

type NamedGoal = { id: string; statement: string } & Pick<Goal, "memberId" | "state">;

export function discloseInitiatives<I extends { goals: NamedGoal[] }>(
  initiatives: I[],
  viewer: Viewer,
  policy: DisclosurePolicy,
): Disclosed<I>[] {
  if (seesEverything(viewer)) return initiatives as Disclosed<I>[];
  return initiatives.map((initiative) => ({
    ...initiative,
    goals: initiative.goals.filter((goal) => maySeeGoal(viewer, policy, goal)),
  })) as Disclosed<I>[];
}

export function discloseActions<A extends { goalId: string | null; goal: NamedGoal | null }>(
  actions: A[],
  viewer: Viewer,
  policy: DisclosurePolicy,
): Disclosed<A>[] {
  if (seesEverything(viewer)) return actions as Disclosed<A>[];
  return actions.map((action) =>
    action.goal && maySeeGoal(viewer, policy, action.goal) ? action : { ...action, goalId: null, goal: null },
  ) as Disclosed<A>[];
}

/**
 * Whether a viewer may write for an organization: backbone staff and conveners for every one, members' people for their
 * own institution.
 * @param memberId of the member; null for a partner
 */
export const mayWriteFor = (viewer: Viewer, memberId: string | null): boolean =>
  seesEverything(viewer) || (memberId !== null && memberId === viewer.memberId);

/** Whom and what an action or initiative can name. */
interface Choices {
  owners: { memberId: string | null; email: string }[];
  goals: NamedGoal[];
}

/**
 * What a viewer may name: members' people give actions to their own institution's people, and see no addresses. Goals
 * they may not see are left out.
 */
export function discloseChoices<C extends Choices>(
  all: C,
  viewer: Viewer,
  policy: DisclosurePolicy,
): Disclosed<C> {
  if (seesEverything(viewer)) return all as Disclosed<C>;
  return {
    ...all,
    goals: all.goals.filter((goal) => maySeeGoal(viewer, policy, goal)),
    owners: all.owners
      .filter(({ memberId }) => mayWriteFor(viewer, memberId))
      .map((owner) => ({ ...owner, email: "" })),
  } as Disclosed<C>;
}
