import type { Visit } from "~/access/visit.server";
import { currentOf, isCitable } from "~/domain/meetings/decisions";
import type { Citation } from "~/records/meetings/citations.server";
import { readPartnership, readVisibleDecisions } from "../context.server";
import type { CitedDecision } from "./DecidedBy";

type Visited = Pick<Visit, "db" | "viewer">;

/** Decisions that adopting or revising a goal, a policy, or a priority may cite: taken, and not replaced. */
export async function citableDecisions(visited: Visited): Promise<{ value: string; label: string }[]> {
  const decisions = await readVisibleDecisions(visited.db, await readPartnership(visited));
  return decisions
    .filter(({ number, standing }) => number !== null && isCitable(standing))
    .map(({ id, number, text }) => ({ value: id, label: `${number} ${text}`.slice(0, 120) }));
}

/** Whether what a form names can be cited; naming none is fine. */
export async function mayCite(visited: Visited, decisionId: string): Promise<boolean> {
  return decisionId === "" || (await citableDecisions(visited)).some(({ value }) => value === decisionId);
}

export const NOT_CITABLE = "Choose a decision that is taken and not replaced.";

/** The decisions behind citations, as far as the viewer may read them, and what replaced them. */
export async function citedDecisions(
  visited: Visited,
  citations: readonly Citation[],
): Promise<CitedDecision[]> {
  if (citations.length === 0) return [];
  const decisions = await readVisibleDecisions(visited.db, await readPartnership(visited));
  const numbers = new Map(decisions.map(({ id, number }) => [id, number]));
  const standings = new Map(decisions.map(({ id, standing }) => [id, standing]));
  return citations.flatMap(({ decisionId, act, at }) => {
    const decision = decisions.find(({ id }) => id === decisionId);
    if (!decision) return [];
    const current = currentOf(decisionId, standings);
    const replacedBy = current === decisionId ? null : (numbers.get(current) ?? "a later decision");
    const { number, text, body, meeting } = decision;
    return [{ id: decisionId, act, at, number, text, body: body.name, day: meeting.day, replacedBy }];
  });
}
