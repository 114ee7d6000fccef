import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, visit } from "~/access/visit.server";
import { seesEverything } from "~/domain/disclosure";
import { milestoneWords } from "~/domain/goal-changes";
import { maySeeGoal } from "~/domain/goal-rules";
import { STRATEGY_NAMES } from "~/domain/types";
import { readGoalHistory } from "~/records/goal-history.server";
import { readGoalSources } from "~/records/goal-readings.server";
import { readGoals, type StoredGoal } from "~/records/goals.server";
import { readSetting } from "~/records/rollup.server";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { goalWords } from "~/ui/figures/goal-words";
import { ACCENT_CLASS, StrategyLabel } from "~/ui/figures/icons";
import { goalPart } from "~/ui/goals/goal-parts";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { AlignmentSection } from "./shared/AlignmentSection";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { CardStatus, GoalLines } from "./shared/GoalCards";
import { GoalFacts } from "./shared/GoalFacts";
import { GoalHistory } from "./shared/GoalHistory";
import { GoalLetters } from "./shared/GoalLetters";
import { GoalNotice } from "./shared/GoalNotice";
import { GoalParts } from "./shared/GoalParts";
import { alignmentView } from "./shared/goal-alignment";
import { historyView } from "./shared/goal-history";
import { cardOf } from "./shared/goal-list.server";
import { goalView } from "./shared/goal-view";
import { chosenYear } from "./shared/year.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.goal.statement} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const { collaborative, members } = catalog;
    const { policy } = collaborative;
    const year = chosenYear(doorway.request, setting);
    const all = await readGoals(db);
    const goal = all.find(({ id }) => id === doorway.params.goal);
    // Whether there is a draft is for those who write it.
    if (!goal || (goal.state === "draft" && !maySeeGoal(viewer, policy, goal)))
      throw notFound("There is no such goal in this collaborative.");
    if (!maySeeGoal(viewer, policy, goal))
      throw forbidden("You may see the collaborative’s goals and your own institution’s, not this member’s.");
    const visible = all.filter((one) => maySeeGoal(viewer, policy, one));
    const below = visible.filter(({ rollsUpTo }) => rollsUpTo === goal.id);
    const above = visible.find(({ id }) => id === goal.rollsUpTo) ?? null;
    const related = [...below, ...(above ? [above] : [])];
    const sources = await readGoalSources(db, viewer, catalog, year, { goals: [goal, ...related] });
    const { target, startYear, targetYear, milestones, memberId, strategy } = goal;
    const words = goalWords(catalog, sources.indicators, collaborative);
    const path =
      startYear === null || targetYear === null ? null : { startYear, targetYear, milestones, memberId };
    const { readings } = sources;
    const { letters } = goalView(goal, catalog, sources, year);
    const nameOf = (id: string) => members.find((one) => one.id === id) ?? null;
    const shown = (one: (typeof all)[number]) => cardOf(one, catalog, sources, year);
    const dimension = (code: string) => catalog.dimensions.find((one) => one.code === code)?.label ?? code;
    return {
      ...{ shell: shellOf(visited, collaborative), year, years },
      maySet: may(viewer, "set goals"),
      whole: seesEverything(viewer),
      goal: {
        ...goal,
        milestoneWords: milestoneWords(target, milestones, words),
        watchedBy: goal.breakdown && dimension(goal.breakdown),
        member: memberId ? nameOf(memberId) : null,
      },
      letters,
      part: target && path ? goalPart(target, { path, readings, words, year, accent: strategy }) : null,
      // Names of those who are in the parts that the viewer may see.
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
      above: above && shown(above),
      below: below.map(shown),
      history: historyView(await readGoalHistory(db, goal.id), {
        words: {
          ...words,
          dimension,
          member: (id) => nameOf(id)?.name ?? "a member that is gone",
          goal: (id) => visible.find((one) => one.id === id)?.statement ?? "a goal that is not shown",
        },
        whole: seesEverything(viewer),
      }),
    };
  });
}

export default function GoalPage() {
  const data = useLoaderData<typeof loader>();
  const { shell, year, years, goal, part, letters, above, below, alignment, maySet } = data;
  const base = `/c/${shell.slug}`;
  const writing = { locale: shell.locale, currency: shell.currency };
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <StrategyLabel strategy={goal.strategy}>{STRATEGY_NAMES[goal.strategy]}</StrategyLabel>
            <span>
              {goal.member ? (
                <>
                  A goal of{" "}
                  <Link to={`${base}/members/${goal.member.slug}?year=${year}`}>{goal.member.name}</Link>
                </>
              ) : (
                "A goal of the collaborative"
              )}
            </span>
            <Link to={`${base}/goals?year=${year}`}>All goals</Link>
          </span>
        }
        title={goal.statement}
        actions={
          <>
            {maySet ? (
              <LinkButton kind="secondary" to={`${base}/goals/${goal.id}/edit`}>
                {goal.state === "draft" ? "Go on writing" : "Change"}
              </LinkButton>
            ) : null}
            <YearPicker years={years} current={year} />
          </>
        }
      >
        <GoalNotice />
        {goal.state === "draft" ? (
          <Notice title="This goal is a draft">
            <p>It is not adopted yet: members do not see it, and it is not counted among the goals.</p>
          </Notice>
        ) : null}
        {part ? (
          <section aria-label={`How it stands in ${year}`} className={ACCENT_CLASS[goal.strategy]}>
            <p className="text-[clamp(1.25rem,2.6vw,1.625rem)]">
              <CardStatus card={{ state: goal.state, status: part.status }} />
            </p>
            <p className="mt-2 max-w-[52rem] text-balance font-serif text-[clamp(1.375rem,3vw,1.875rem)] leading-snug">
              {part.standing}
            </p>
            <div className="mt-8">
              <GoalParts
                part={part}
                members={data.members}
                {...{ year, base, writing }}
                strategy={goal.strategy}
              />
            </div>
          </section>
        ) : (
          <Notice tone="warning" title="Nothing can be computed yet">
            <p>The goal has no target with a start and a target year.</p>
          </Notice>
        )}
        {alignment.length > 0 ? (
          <AlignmentSection views={alignment} {...{ year, base, writing }} strategy={goal.strategy} />
        ) : null}
        {above || below.length > 0 ? (
          <Section
            title={above ? "What it helps to reach" : "Members’ goals that help to reach it"}
            lead={
              above || data.whole
                ? undefined
                : "Those that you may see; other members’ goals are theirs to show."
            }
          >
            <GoalLines cards={above ? [above] : below} {...{ year, base }} />
          </Section>
        ) : null}
        <Section
          title="Is it a good goal? Seven questions"
          lead={LETTERS_LEAD[data.whole ? "whole" : "part"]}
        >
          <GoalLetters letters={letters} />
        </Section>
        <Section title="What stands behind it">
          <GoalFacts goal={goal} />
        </Section>
        <Section title="How it came about">
          <GoalHistory entries={data.history} locale={shell.locale} />
        </Section>
      </Page>
    </CollaborativeShell>
  );
}

/** Members' goals, those that say that they help to reach this one first. */
function ownGoals(goals: StoredGoal[], id: string): StoredGoal[] {
  const own = goals.filter(({ memberId }) => memberId !== null);
  return own.toSorted((a, b) => Number(b.rollsUpTo === id) - Number(a.rollsUpTo === id));
}

const LETTERS_LEAD = {
  whole: "Specific, measurable, ambitious, realistic, time-bound, inclusive and equitable: SMARTIE.",
  part: "Specific, measurable, ambitious, realistic, time-bound, inclusive and equitable: SMARTIE. Judged by the figures that you may see.",
};
