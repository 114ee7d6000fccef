import type { Visit } from "~/access/visit.server";
import { stateOf } from "~/domain/agreements/state";
import { type ActionDue, type AgendaFacts, changedGoals } from "~/domain/meetings/agenda";
import type { GoalStatusWord } from "~/domain/meetings/goal-status";
import { isSeatOf, seatsOn } from "~/domain/people/bodies";
import { readAgreements } from "~/records/agreements/agreements.server";
import { readSetting } from "~/records/figures/rollup.server";
import { readSinceLast } from "~/records/meetings/since-last.server";
import type { StoredBody } from "~/records/partnership/bodies.server";
import { todayIso } from "~/records/today";
import { listActions } from "~/records/work/actions.server";
import { readGoalCards, readVisibleGoals } from "~/routes/goals/index.server";
import type { Partnership } from "../context.server";

/** What changed since the body last met. @param day of the meeting being planned */
export async function readAgendaFacts(
  visited: Visit,
  { body, day, partnership }: { body: StoredBody; day: string; partnership: Partnership },
): Promise<AgendaFacts> {
  const { goalStatuses, numbers, decisions } = await readSinceLast(visited.db, body.id);
  const goals = goalStatuses === null ? [] : await readGoalStatuses(visited);
  const today = todayIso();
  const agreements = await readAgreements(visited.db);
  return {
    today,
    actions: await readActionsDue(visited, { body, day, partnership, today }),
    goals: changedGoals(goalStatuses, goals),
    numbers,
    agreements: agreements
      .filter((agreement) => stateOf(agreement, today) === "act_now")
      .map(({ id, title }) => ({ id, title })),
    decisions,
  };
}

/** Unfinished actions due by the meeting's day, of people who sit in the body or whose institution does. */
async function readActionsDue(
  { db }: Visit,
  {
    body,
    day,
    partnership,
    today,
  }: { body: StoredBody; day: string; partnership: Partnership; today: string },
): Promise<ActionDue[]> {
  const { actions } = await listActions(db, { state: "unfinished", today });
  const seats = seatsOn(body.seats, day);
  const sits = ({ ownerId, memberId }: (typeof actions)[number]) =>
    seats.some(
      (seat) =>
        (seat.holder?.kind === "contact" && seat.holder.id === ownerId) ||
        (memberId !== null && isSeatOf(seat, memberId, partnership.directory)),
    );
  return actions
    .filter((action) => action.dueOn <= day && sits(action))
    .map(({ id, title, owner, dueOn }) => ({ id, title, owner, dueOn }));
}

/** The collaborative's adopted goals and how they stand, as whoever runs meetings sees them. */
export async function readGoalStatuses(
  visited: Visit,
): Promise<{ id: string; statement: string; status: GoalStatusWord }[]> {
  const { catalog, opening } = await readSetting(visited.db);
  const goals = (await readVisibleGoals(visited, catalog)).filter(
    ({ level, state }) => level === "collaborative" && state === "adopted",
  );
  const cards = await readGoalCards(visited, catalog, { goals, year: opening, charts: false });
  return cards.map(({ id, statement, status }) => ({ id, statement, status: status ?? "no_data" }));
}
