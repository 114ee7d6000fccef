import { may } from "~/access/permissions";
import { notFound, type Visit } from "~/access/visit.server";
import { discloseOutcomes } from "~/domain/outcomes/disclosure";
import { isAuthor, isChecked, type Person } from "~/domain/outcomes/outcome";
import type { Catalog } from "~/domain/terms";
import { type ListedOutcome, readOutcomes } from "~/records/outcomes/outcomes.server";
import { readPeople } from "~/records/partnership/people.server";
import { readResults } from "~/records/results/results.server";
import { todayIso } from "~/records/today";
import { readInitiatives } from "~/records/work/initiatives.server";
import { readVisibleGoals } from "~/routes/goals/index.server";

type Visited = Pick<Visit, "db" | "viewer">;

export const personIn = ({ db }: Pick<Visit, "db">): Person => ({
  userId: db.actor.userId,
  name: db.actor.name,
});

/** The outcomes that the viewer may see, newest first. */
export const readShownOutcomes = async (visited: Visited) =>
  discloseOutcomes(await readOutcomes(visited.db), visited.viewer, personIn(visited));

/** @throws 404 if there is no such outcome, or the viewer may not see it */
export async function outcomeAt(visited: Visited, id: string | undefined): Promise<ListedOutcome> {
  const outcome = (await readShownOutcomes(visited)).find((own) => own.id === id);
  if (!outcome) throw notFound("There is no such outcome, or it is not checked yet.");
  return outcome;
}

/** Backbone staff and conveners write every outcome, others their own drafts. */
export const mayWrite = (visited: Visited, outcome: ListedOutcome): boolean =>
  may(visited.viewer, "release outcomes") ||
  (outcome.state === "draft" && isAuthor(outcome, personIn(visited)));

export interface OutcomeChoices {
  organizations: { value: string; label: string }[];
  initiatives: { value: string; label: string }[];
  goals: { value: string; label: string }[];
  results: { value: string; label: string }[];
}

/** What an outcome may refer to. Goals are the collaborative's own, which everyone sees. */
export async function readOutcomeChoices(visited: Visited, catalog: Catalog): Promise<OutcomeChoices> {
  const { db } = visited;
  const { partners } = await readPeople(db);
  const goals = await readVisibleGoals(visited, catalog);
  return {
    organizations: [
      ...catalog.members.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
      ...partners.map(({ id, name }) => ({ value: `partner:${id}`, label: name })),
    ],
    initiatives: (await readInitiatives(db, todayIso())).map(({ id, name }) => ({ value: id, label: name })),
    goals: goals
      .filter(({ level, state }) => level === "collaborative" && state !== "draft")
      .map(({ id, statement }) => ({ value: id, label: statement })),
    results: (await readResults(db)).map(({ id, sentence }) => ({ value: id, label: sentence })),
  };
}

/** A line that leads to an outcome, where other pages show what has changed. */
export interface OutcomeLine {
  id: string;
  who: string;
  what: string;
  happenedOn: string;
  good: boolean;
  resultIds: string[];
}

/** Checked outcomes that the viewer may see, as lines. @param belongs those that the page is about */
export async function readOutcomeLines(
  visited: Visited,
  belongs: (outcome: ListedOutcome) => boolean,
): Promise<OutcomeLine[]> {
  return (await readShownOutcomes(visited))
    .filter((outcome) => isChecked(outcome) && belongs(outcome))
    .map(({ id, who, what, happenedOn, good, resultIds }) => ({
      id,
      who,
      what,
      happenedOn,
      good,
      resultIds,
    }));
}
