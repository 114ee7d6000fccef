import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, visit } from "~/access/visit.server";
import { seesEverything } from "~/domain/disclosure/disclosure";
import { discloseGoals, discloseHistory } from "~/domain/goals/disclosure";
import { milestoneWords } from "~/domain/goals/words/changes";
import { STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { readGoals, type StoredGoal } from "~/records/goals/goals.server";
import { readGoalHistory } from "~/records/goals/history.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { readGoalCitations } from "~/records/meetings/citations.server";
import { ChangedSection } from "~/routes/outcomes";
import { readOutcomeLines, readShownContributions } from "~/routes/outcomes/index.server";
import { CitedDecisions } from "~/routes/partnership";
import { citedDecisions } from "~/routes/partnership/index.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { goalWords } from "~/ui/figures/goal-words";
import { ACCENT_CLASS, StrategyLabel } from "~/ui/figures/icons";
import { goalPart } from "~/ui/goals/goal-parts";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { AlignmentSection } from "./AlignmentSection";
import { alignmentView } from "./alignment";
import { cardOf } from "./cards.server";
import { CardStatus, GoalLines } from "./GoalCards";
import { GoalFacts } from "./GoalFacts";
import { GoalHistory } from "./GoalHistory";
import { GoalLetters } from "./GoalLetters";
import { GoalNotice } from "./GoalNotice";
import { GoalParts } from "./GoalParts";
import { historyView } from "./history";
import { takesView } from "./takes/takes-view";
import { WhatItTakes } from "./takes/WhatItTakes";
import { goalView } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.goal.statement} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const { collaborative, members } = catalog;
    const { policy } = collaborative;
    const year = chosenYear(args.request, setting);
    const all = await readGoals(db);
    const visible = discloseGoals(all, viewer, policy);
    const goal = visible.find(({ id }) => id === args.params.goal);
    if (!goal) {
      const hidden = all.find(({ id }) => id === args.params.goal);
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
              query: new URL(args.request.url).searchParams,
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
        goal: (id) =>
          visible.find((shownGoal) => shownGoal.id === id)?.statement ?? "a goal that is not shown",
      }),
    };
  });
}

export default function GoalPage() {
  const data = useLoaderData<typeof loader>();
  const { shell, year, years, goal, part, letters, above, below, alignment, maySet } = data;
  const c = shell.slug;
  const writing = { locale: shell.locale, currency: shell.currency };
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<WhoseGoal goal={goal} year={year} c={c} />}
        title={goal.statement}
        actions={
          <>
            {maySet ? (
              <LinkButton kind="secondary" to={paths.editGoal(c, goal.id)}>
                {goal.state === "draft" ? "Continue writing" : "Change"}
              </LinkButton>
            ) : null}
            <YearPicker years={years} current={year} />
          </>
        }
      >
        <GoalNotice />
        {goal.state === "draft" ? (
          <Notice title="This goal is a draft">
            <p>It is not adopted yet. Members do not see it, and it does not count.</p>
          </Notice>
        ) : null}
        {part ? (
          <section aria-label={`Where it stands in ${year}`} className={ACCENT_CLASS[goal.strategy]}>
            <p className="text-[clamp(1.25rem,2.6vw,1.625rem)]">
              <CardStatus card={{ state: goal.state, status: part.status, statusLimit: part.statusLimit }} />
            </p>
            <p className="mt-2 max-w-[52rem] text-balance font-serif text-[clamp(1.375rem,3vw,1.875rem)] leading-snug">
              {part.standing}
            </p>
            <div className="mt-8">
              <GoalParts
                part={part}
                members={data.members}
                year={year}
                c={c}
                writing={writing}
                strategy={goal.strategy}
                goal={goal.id}
                mayEmbed={data.mayEmbed && goal.member === null && goal.state !== "draft"}
              />
            </div>
          </section>
        ) : (
          <Notice tone="warning" title="Nothing can be computed yet">
            <p>The goal has no target with a start and a target year.</p>
          </Notice>
        )}
        {data.takes ? (
          <WhatItTakes
            view={data.takes}
            members={data.members}
            year={year}
            c={c}
            goal={goal.id}
            writing={writing}
          />
        ) : null}
        {alignment.length > 0 ? (
          <AlignmentSection views={alignment} year={year} c={c} writing={writing} strategy={goal.strategy} />
        ) : null}
        {above || below.length > 0 ? (
          <Section
            title={above ? "The goal it supports" : "Members’ goals that support it"}
            lead={above || data.whole ? undefined : "Those you may see. Other members’ goals are not shown."}
          >
            <GoalLines cards={above ? [above] : below} year={year} c={c} />
          </Section>
        ) : null}
        <Section
          title="Is it a good goal? Seven questions"
          lead={LETTERS_LEAD[data.whole ? "whole" : "part"]}
        >
          <GoalLetters letters={letters} />
        </Section>
        <ChangedSection
          outcomes={data.changed}
          claims={data.claims}
          year={year}
          c={c}
          locale={shell.locale}
        />
        <Section title="Who and what is behind it">
          <GoalFacts goal={goal} />
          <CitedDecisions decisions={data.decisions} shell={shell} className="mt-6" />
        </Section>
        <Section title="History of this goal">
          <GoalHistory entries={data.history} locale={shell.locale} />
        </Section>
      </Page>
    </CollaborativeShell>
  );
}

function WhoseGoal({
  goal,
  year,
  c,
}: {
  goal: { strategy: Strategy; member: { name: string; slug: string } | null };
  year: number;
  c: string;
}) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <StrategyLabel strategy={goal.strategy}>{STRATEGY_NAMES[goal.strategy]}</StrategyLabel>
      <span>
        {goal.member ? (
          <>
            A goal of <Link to={paths.member(c, goal.member.slug, { year })}>{goal.member.name}</Link>
          </>
        ) : (
          "A goal of the collaborative"
        )}
      </span>
      <Link to={paths.goals(c, { year })}>All goals</Link>
    </span>
  );
}

/** Members' goals, those that roll up to this one first. */
function ownGoals<G extends StoredGoal>(goals: G[], id: string): G[] {
  const own = goals.filter(({ memberId }) => memberId !== null);
  return own.toSorted((a, b) => Number(b.rollsUpTo === id) - Number(a.rollsUpTo === id));
}

const LETTERS_LEAD = {
  whole: "Specific, measurable, ambitious, realistic, time-bound, inclusive, and equitable: SMARTIE.",
  part: "Specific, measurable, ambitious, realistic, time-bound, inclusive, and equitable: SMARTIE. Judged by the figures that you may see.",
};
