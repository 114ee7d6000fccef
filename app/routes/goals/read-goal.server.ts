import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import { seesEverything } from "~/domain/disclosure/disclosure";
import { discloseGoals, discloseHistory } from "~/domain/goals/disclosure";
import { milestoneWords } from "~/domain/goals/words/changes";
import { readSetting } from "~/records/figures/rollup.server";
import { readGoals, type StoredGoal } from "~/records/goals/goals.server";
import { readGoalHistory } from "~/records/goals/history.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { readGoalCitations } from "~/records/meetings/citations.server";
import { readOutcomeLines, readShownContributions } from "~/routes/outcomes/index.server";
import { citedDecisions } from "~/routes/partnership/index.server";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { goalWords } from "~/ui/figures/goal-words";
import { goalPart } from "~/ui/goals/goal-parts";
import { alignmentView } from "./alignment";
import { cardOf } from "./cards.server";
import { historyView } from "./history";
import { takesView } from "./takes/takes-view";
import { goalView } from "./view";

/**
 * Everything on the page of a goal, as the viewer may see it in the year that the address asks for.
 * @throws 404 for an unknown goal and for a hidden draft, 403 for a goal the viewer may not see
 */
export async function readGoalPage(visited: Visit, goalId: string | undefined, request: Request) {
  const { db, viewer } = visited;
  const setting = await readSetting(db);
  const { catalog, years } = setting;
  const { collaborative, members } = catalog;
  const { policy } = collaborative;
  const year = chosenYear(request, setting);
  const all = await readGoals(db);
  const visible = discloseGoals(all, viewer, policy);
  const goal = visible.find(({ id }) => id === goalId);
  if (!goal) {
    const hidden = all.find(({ id }) => id === goalId);
    // This does not reveal that a draft exists.
    if (!hidden || hidden.state === "draft") throw notFound("There is no such goal in this collaborative.");
    throw forbidden(
      "You may see the collaborative’s and your own institution’s goals, but not this member’s.",
    );
  }
  const below = visible.filter(({ rollsUpTo }) => rollsUpTo === goal.id);
  const above = visible.find(({ id }) => id === goal.rollsUpTo) ?? null;
  const related = [...below, ...(above ? [above] : [])];
  const sources = await readGoalSources(db, { viewer, catalog, to: year, goals: [goal, ...related] });
  const { target, startYear, targetYear, milestones, memberId, strategy } = goal;
  const words = goalWords(catalog, sources.indicators, collaborative);
  const path =
    startYear === null || targetYear === null ? null : { startYear, targetYear, milestones, memberId };
  const { readings } = sources;
  const { letters } = goalView(goal, catalog, sources, year);
  const nameOf = (id: string) => members.find((member) => member.id === id) ?? null;
  const shown = (shownGoal: (typeof visible)[number]) => cardOf(shownGoal, { catalog, sources, year });
  const dimension = (code: string) =>
    catalog.dimensions.find((dimension) => dimension.code === code)?.label ?? code;
  return {
    shell: shellOf(visited, collaborative),
    year,
    years,
    maySet: may(viewer, "set goals"),
    whole: seesEverything(viewer),
    mayEmbed: may(viewer, "write reports"),
    goal: {
      ...goal,
      milestoneWords: milestoneWords(target, milestones, words),
      watchedBy: goal.breakdown && dimension(goal.breakdown),
      member: memberId ? nameOf(memberId) : null,
    },
    letters,
    part: target && path ? goalPart(target, { path, readings, words, year, accent: strategy }) : null,
    takes:
      target && path
        ? takesView({
            target,
            path,
            readings,
            words,
            catalog,
            indicators: sources.indicators,
            viewer,
            year,
            query: new URL(request.url).searchParams,
          })
        : null,
    // For the names of members in the parts the viewer may see.
    members: members.map(({ id, name, slug }) => ({ id, name, slug, own: id === viewer.memberId })),
    alignment:
      target && path && memberId === null
        ? alignmentView({
            goal,
            goals: ownGoals(visible, goal.id),
            readings,
            words,
            members,
            year,
            startYear: path.startYear,
          })
        : [],
    decisions: await citedDecisions(visited, await readGoalCitations(visited.db, goal.id)),
    changed: await readOutcomeLines(visited, ({ goalIds }) => goalIds.includes(goal.id)),
    claims: (await readShownContributions(visited, catalog, year))
      .filter(({ goalId }) => goalId === goal.id)
      .map(({ id, claim, grade }) => ({ id, claim, grade })),
    above: above && shown(above),
    below: below.map(shown),
    history: historyView(discloseHistory(await readGoalHistory(db, goal.id), viewer), {
      ...words,
      dimension,
      member: (id) => nameOf(id)?.name ?? "a former member",
      goal: (id) => visible.find((shownGoal) => shownGoal.id === id)?.statement ?? "a goal that is not shown",
    }),
  };
}

/** Members' goals, those that roll up to this one first. */
function ownGoals<G extends StoredGoal>(goals: G[], id: string): G[] {
  const own = goals.filter(({ memberId }) => memberId !== null);
  return own.toSorted((a, b) => Number(b.rollsUpTo === id) - Number(a.rollsUpTo === id));
}
