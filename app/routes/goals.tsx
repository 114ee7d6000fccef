import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { GOAL_STATE_NAMES } from "~/domain/goal";
import { STRATEGY_NAMES } from "~/domain/types";
import { readSetting } from "~/records/rollup.server";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { tallySentence } from "~/ui/goals/goal-card";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { GoalCards } from "./shared/GoalCards";
import { GoalNotice } from "./shared/GoalNotice";
import { readGoalCards, readVisibleGoals } from "./shared/goal-list.server";
import { choices, type Filter, ListFilters } from "./shared/ListFilters";
import { chosenYear } from "./shared/year.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Goals ${data.year} · ${data.shell.name}` : "Tidemark" },
];

interface GoalQuery {
  strategy: string;
  level: string;
  state: string;
  member: string;
}

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const setting = await readSetting(visited.db);
    const { catalog, years } = setting;
    const year = chosenYear(doorway.request, setting);
    const asked = new URL(doorway.request.url).searchParams;
    const query: GoalQuery = {
      strategy: asked.get("strategy") ?? "",
      level: asked.get("level") ?? "",
      state: asked.get("state") ?? "",
      member: asked.get("member") ?? "",
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
      ...{ shell: shellOf(visited, catalog.collaborative), year, years, query },
      maySet: may(visited.viewer, "set goals"),
      cards: await readGoalCards(visited, catalog, wanted, year),
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
  const base = `/c/${shell.slug}`;
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
                <LinkButton kind="secondary" to={`${base}/goals/interviews`}>
                  Interviews
                </LinkButton>
                <LinkButton to={`${base}/goals/new`}>New goal</LinkButton>
              </>
            ) : null}
            <YearPicker years={years} current={year} />
          </>
        }
      >
        <GoalNotice />
        {all === 0 ? (
          <NoGoals {...{ base, maySet }} />
        ) : (
          <>
            {all > 3 ? (
              <ListFilters
                filters={filtersOf(query, members)}
                everything={`${base}/goals?year=${year}`}
                year={year}
              />
            ) : null}
            {cards.length === 0 ? (
              <EmptyState
                title="No goal fits"
                action={{ to: `${base}/goals?year=${year}`, label: "Show all goals" }}
              >
                <p>There are goals here, but none that fits what you chose.</p>
              </EmptyState>
            ) : null}
            {shared.length > 0 ? (
              <Section title="What the collaborative wants to reach together">
                <GoalCards cards={shared} {...{ year, base, writing }} />
              </Section>
            ) : null}
            {own.length > 0 ? (
              <Section
                title={alone ? `What ${alone.name} contributes` : "What members contribute"}
                lead={
                  alone
                    ? "Its own goals. What other members have set themselves is theirs to show."
                    : "Goals of single institutions; most of them help to reach one of the shared goals."
                }
              >
                <GoalCards cards={own} {...{ year, base, writing }} />
              </Section>
            ) : null}
          </>
        )}
      </Page>
    </CollaborativeShell>
  );
}

function NoGoals({ base, maySet }: { base: string; maySet: boolean }) {
  if (!maySet)
    return (
      <EmptyState title="No goals yet">
        <p>
          The convener and the backbone staff set them with the members. Once one is adopted, it stands here
          with how far it has come.
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="No goals yet" action={{ to: `${base}/goals/new`, label: "Start from a template" }}>
      <p>
        A goal says what is to change, for whom, by how much and by when; how far it has come is computed from
        the members’ numbers. Start from what others in the field have set themselves, or first write down
        what members said they need:
      </p>
      <p className="mt-3">
        <LinkButton kind="secondary" to={`${base}/goals/interviews`}>
          Start from what members said
        </LinkButton>
      </p>
    </EmptyState>
  );
}
