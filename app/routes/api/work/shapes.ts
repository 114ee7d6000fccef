import type { z } from "zod";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { daysLate } from "~/domain/work/action";
import { healthOf } from "~/domain/work/initiative";
import type { ListedAction } from "~/records/work/actions.server";
import type { ListedInitiative } from "~/records/work/initiatives.server";
import type { action, initiative } from "./schemas";

type SlugOf = (memberId: string | null) => string | null;

/** An action in the form that the API returns. */
export function actionJson(
  stored: Disclosed<ListedAction>,
  today: string,
  slugOf: SlugOf,
): z.infer<typeof action> {
  const { id, title, dueOn, firstDueOn, moves, state, doneOn, note, origin, changedAt } = stored;
  return {
    id,
    title,
    owner: {
      id: stored.ownerId,
      name: stored.owner,
      organization: stored.organization,
      member: slugOf(stored.memberId),
    },
    dueOn,
    firstDueOn,
    moves,
    state,
    doneOn,
    note,
    daysLate: daysLate(stored, today),
    origin,
    initiative: stored.initiativeId,
    goal: stored.goalId,
    changedAt,
  };
}

/** An initiative in the form that the API returns. */
export function initiativeJson(
  stored: Disclosed<ListedInitiative>,
  today: string,
  slugOf: SlugOf,
): z.infer<typeof initiative> {
  const { id, name, about, strategy, organizations, startsOn, endsOn, stage, why } = stored;
  return {
    id,
    name,
    about,
    strategy,
    lead: { name: stored.lead, member: slugOf(stored.leadMemberId) },
    organizations,
    goals: stored.goals.map((goal) => goal.id),
    startsOn,
    endsOn,
    stage,
    why,
    health: healthOf(stored, today),
    milestones: stored.milestones,
    openActions: stored.openActions,
    lateActions: stored.lateActions,
    changedOn: stored.changedOn,
  };
}
