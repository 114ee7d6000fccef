import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { ChangedSection } from "~/routes/outcomes";
import { CitedDecisions } from "~/routes/partnership";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { AlignmentSection } from "./AlignmentSection";
import { CardStatus, GoalLines } from "./GoalCards";
import { GoalFacts } from "./GoalFacts";
import { GoalHistory } from "./GoalHistory";
import { GoalLetters } from "./GoalLetters";
import { GoalNotice } from "./GoalNotice";
import { GoalParts } from "./GoalParts";
import { readGoalPage } from "./read-goal.server";
import { WhatItTakes } from "./takes/WhatItTakes";
import { WhoseGoal } from "./WhoseGoal";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.goal.statement} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", (visited) => readGoalPage(visited, args.params.goal, args.request));
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

const LETTERS_LEAD = {
  whole: "Specific, measurable, ambitious, realistic, time-bound, inclusive, and equitable: SMARTIE.",
  part: "Specific, measurable, ambitious, realistic, time-bound, inclusive, and equitable: SMARTIE. Judged by the figures that you may see.",
};
