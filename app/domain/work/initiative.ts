import { daysBetween } from "~/domain/collection/reminders";
import type { Strategy } from "~/domain/terms";
import { ENDED_STAGES, type Health, type InitiativeStage } from "./terms";

/** A program or pilot, and how it is doing. Dates are ISO days in UTC. */

export interface Milestone {
  title: string;
  dueOn: string;
  /** Null until it is reached. */
  doneOn: string | null;
}

/** What is stored of an initiative. */
export interface InitiativeContent {
  name: string;
  about: string | null;
  strategy: Strategy;
  /** The organization that leads it: a member or a partner, one of the two. */
  leadMemberId: string | null;
  leadPartnerId: string | null;
  /** Other organizations that take part. */
  memberIds: string[];
  partnerIds: string[];
  goalIds: string[];
  startsOn: string | null;
  endsOn: string | null;
  stage: InitiativeStage;
  /** Why it is paused, finished, or stopped. */
  why: string | null;
  milestones: Milestone[];
}

export interface Initiative extends InitiativeContent {
  id: string;
  /** The day on which anything of it, its milestones or its actions, was last changed. */
  changedOn: string;
  revision: number;
}

/** A milestone may be this many days overdue before the initiative is late. */
export const MILESTONE_GRACE_DAYS = 14;
/** An initiative of which nothing has changed for this many days is silent. */
export const SILENT_DAYS = 60;

type Facts = Pick<Initiative, "stage" | "changedOn"> & { milestones: Pick<Milestone, "dueOn" | "doneOn">[] };

/**
 * How a running initiative is doing, from its facts and today's date only: late while a milestone is more than 14 days
 * overdue; silent if nothing of it has changed for 60 days; moving otherwise. Null in every other stage.
 */
export function healthOf({ stage, changedOn, milestones }: Facts, today: string): Health | null {
  if (stage !== "running") return null;
  const overdue = milestones.some(
    ({ dueOn, doneOn }) => doneOn === null && daysBetween(dueOn, today) > MILESTONE_GRACE_DAYS,
  );
  if (overdue) return "late";
  return daysBetween(changedOn, today) >= SILENT_DAYS ? "silent" : "moving";
}

/** The next milestone that has not been reached, the earliest first; null if there is none. */
export function nextMilestone<M extends Pick<Milestone, "dueOn" | "doneOn">>(milestones: M[]): M | null {
  const waiting = milestones.filter(({ doneOn }) => doneOn === null);
  return waiting.reduce<M | null>(
    (next, each) => (next === null || each.dueOn < next.dueOn ? each : next),
    null,
  );
}

/** Whether it is work without goal: it is not over, and serves no goal. */
export const servesNoGoal = ({ stage, goalIds }: Pick<Initiative, "stage" | "goalIds">): boolean =>
  !ENDED_STAGES.includes(stage) && goalIds.length === 0;

/** The initiatives that work on a result: those that serve one of its goals. */
export const workingOn = <I extends Pick<Initiative, "goalIds">>(
  { goalIds }: { goalIds: readonly string[] },
  initiatives: readonly I[],
): I[] => initiatives.filter((initiative) => initiative.goalIds.some((id) => goalIds.includes(id)));

/** The results that an initiative works on, through the goals that it serves. */
export const workedOnBy = <R extends { goalIds: readonly string[] }>(
  { goalIds }: Pick<Initiative, "goalIds">,
  results: readonly R[],
): R[] => results.filter((result) => result.goalIds.some((id) => goalIds.includes(id)));

/** Goals that have been adopted, but that nothing is being done about. */
export function goalsWithoutWork<G extends { id: string; state: string }>(
  goals: G[],
  initiatives: Pick<Initiative, "id" | "stage" | "goalIds">[],
  /** Those still to be done. */
  actions: { goalId: string | null; initiativeId: string | null }[],
): G[] {
  const busy = new Set(actions.map(({ initiativeId }) => initiativeId));
  const served = new Set([
    ...actions.map(({ goalId }) => goalId),
    ...initiatives
      .filter(({ id, stage }) => stage === "planned" || stage === "running" || busy.has(id))
      .flatMap(({ goalIds }) => goalIds),
  ]);
  return goals.filter(({ id, state }) => state === "adopted" && !served.has(id));
}
