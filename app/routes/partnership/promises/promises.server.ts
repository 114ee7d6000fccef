import type { Visit } from "~/access/visit.server";
import { discloseAgreements } from "~/domain/agreements/disclosure";
import { countPromises, promiseStanding } from "~/domain/agreements/promises";
import { currentMembers, statusesOf } from "~/domain/agreements/stored";
import { mayKnowMember } from "~/domain/disclosure/disclosure";
import type { Catalog } from "~/domain/terms";
import { readAgreements } from "~/records/agreements/agreements.server";
import { todayIso } from "~/records/today";
import { readGoalCards, readVisibleGoals } from "~/routes/goals/index.server";

/**
 * Every pledge with what became of it at each current member. Who has signed is known to all; goals are counted and named
 * only as far as the viewer may see them.
 */
export async function readPromises(visited: Visit, catalog: Catalog, year: number) {
  const { db, viewer } = visited;
  const { policy } = catalog.collaborative;
  const today = todayIso();
  const stored = new Map((await readAgreements(db)).map((agreement) => [agreement.id, agreement]));
  const pledges = discloseAgreements([...stored.values()], viewer, today).filter(
    ({ kind, state }) => kind === "pledge" && state !== "ended" && state !== "replaced",
  );
  if (pledges.length === 0) return [];
  const named = new Set([...stored.values()].flatMap(({ goalIds }) => goalIds));
  const visible = (await readVisibleGoals(visited, catalog)).filter(({ id }) => named.has(id));
  const cards = await readGoalCards(visited, catalog, { goals: visible, year, charts: false });
  const goals = cards.map((card, at) => ({ ...card, memberId: visible[at]?.memberId ?? null }));
  const members = currentMembers(catalog.members, today);
  return pledges.flatMap(({ id, title }) => {
    const pledge = stored.get(id);
    if (!pledge) return [];
    const rows = members.map((member) => {
      const { goalIds } = pledge;
      const statuses = statusesOf(goals, { memberId: member.id, goalIds });
      const isKnown = member.id === viewer.memberId || mayKnowMember(viewer, policy, member.id);
      return {
        slug: member.slug,
        name: member.name,
        standing: promiseStanding(pledge, member.id, { statuses: isKnown ? statuses : ["withheld"], today }),
        goals: goals
          .filter((goal) => goal.memberId === member.id && goalIds.includes(goal.id))
          .map((goal) => ({ id: goal.id, statement: goal.statement })),
      };
    });
    return [{ id, title, rows, counts: countPromises(rows.map(({ standing }) => standing)) }];
  });
}
