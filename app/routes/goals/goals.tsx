import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { GOAL_STATE_NAMES } from "~/domain/goals/goal";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { choices, type Filter, ListFilters } from "~/routes/shared/ListFilters";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { tallySentence } from "~/ui/goals/goal-card";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { readGoalCards, readVisibleGoals } from "./cards.server";
import { GoalCards } from "./GoalCards";
import { GoalNotice } from "./GoalNotice";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Goals ${data.year} · ${data.shell.name}` : "Tidemark" },
];

interface GoalQuery {
  strategy: string;
  level: string;
  state: string;
  member: string;
}

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const setting = await readSetting(visited.db);
    const { catalog, years } = setting;
    const year = chosenYear(args.request, setting);
    const search = new URL(args.request.url).searchParams;
    const query: GoalQuery = {
      strategy: search.get("strategy") ?? "",
      level: search.get("level") ?? "",
      state: search.get("state") ?? "",
      member: search.get("member") ?? "",
    };
    const visible = await readVisibleGoals(visited, catalog);
    const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
    const wanted = visible.filter(
      ({ strategy, level, state, memberId }) =>
        (query.strategy === "" || strategy === query.strategy) &&
        (query.level === "" || level === query.level) &&
        (query.state === "" || state === query.state) &&
        (query.member === "" || (memberId !== null && slugs.get(memberId) === query.member)),
    );
    return {
      shell: shellOf(visited, catalog.collaborative),
      year,
      years,
      query,
      maySet: may(visited.viewer, "set goals"),
      cards: await readGoalCards(visited, catalog, { goals: wanted, year }),
      all: visible.length,
      members: catalog.members
        .filter(({ id }) => visible.some(({ memberId }) => memberId === id))
        .map(({ slug, name }) => ({ slug, name })),
    };
  });
}

/** @param members those who have goals that the viewer may see */
function filtersOf(query: GoalQuery, members: { slug: string; name: string }[]): Filter[] {
  const byMember = members.map(({ slug, name }) => ({ value: slug, label: name }));
  const filters = [
    { name: "strategy", label: "Strategy", all: "Every strategy", options: choices(STRATEGY_NAMES) },
    { name: "level", label: "Whose", all: "Everybody’s", options: choices(LEVELS) },
    { name: "state", label: "State", all: "Any state", options: choices(GOAL_STATE_NAMES) },
    ...(members.length > 1
      ? [{ name: "member", label: "Member", all: "Any member", options: byMember }]
      : []),
  ];
  return filters.map((filter) => ({ ...filter, value: query[filter.name as keyof GoalQuery] }));
}

const LEVELS = { collaborative: "The collaborative’s", institution: "Members’" };

export default function Goals() {
  const { shell, year, years, query, maySet, cards, all, members } = useLoaderData<typeof loader>();
  const c = shell.slug;
  const writing = { locale: shell.locale, currency: shell.currency };
  const shared = cards.filter(({ level }) => level === "collaborative");
  const own = cards.filter(({ level }) => level === "institution");
  const alone = members.length === 1 && !maySet ? members[0] : null;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Goals"
        lead={tallySentence(cards, year) ?? undefined}
        actions={
          <>
            {maySet ? (
              <>
                <LinkButton kind="secondary" to={paths.interviews(c)}>
                  Interviews
                </LinkButton>
                <LinkButton to={paths.newGoal(c)}>New goal</LinkButton>
              </>
            ) : null}
            <YearPicker years={years} current={year} />
          </>
        }
      >
        <GoalNotice />
        {all === 0 ? (
          <NoGoals c={c} maySet={maySet} />
        ) : (
          <>
            {all > 3 ? (
              <ListFilters
                filters={filtersOf(query, members)}
                everything={paths.goals(c, { year })}
                year={year}
              />
            ) : null}
            {cards.length === 0 ? (
              <EmptyState
                title="No goal matches"
                action={{ to: paths.goals(c, { year }), label: "Show all goals" }}
              >
                <p>There are goals here, but none matches your filters.</p>
              </EmptyState>
            ) : null}
            {shared.length > 0 ? (
              <Section title="What the collaborative wants to reach together">
                <GoalCards cards={shared} year={year} c={c} writing={writing} />
              </Section>
            ) : null}
            {own.length > 0 ? (
              <Section
                title={alone ? `What ${alone.name} contributes` : "What members contribute"}
                lead={
                  alone
                    ? "Its own goals. Other members decide who sees theirs."
                    : "Goals of individual institutions. Most of them support a shared goal."
                }
              >
                <GoalCards cards={own} year={year} c={c} writing={writing} />
              </Section>
            ) : null}
          </>
        )}
      </Page>
    </CollaborativeShell>
  );
}

function NoGoals({ c, maySet }: { c: string; maySet: boolean }) {
  if (!maySet)
    return (
      <EmptyState title="No goals yet">
        <p>
          The convener and the backbone staff set them with the members. Once adopted, each goal appears here
          with its progress.
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="No goals yet" action={{ to: paths.newGoal(c), label: "Start from a template" }}>
      <p>
        A goal says what should change, for whom, by how much, and by when. Its progress is computed from the
        members’ numbers. Start from goals that others in the field have set, or first write down what members
        say they need:
      </p>
      <p className="mt-3">
        <LinkButton kind="secondary" to={paths.interviews(c)}>
          Start from what members said
        </LinkButton>
      </p>
    </EmptyState>
  );
}
