import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { STRATEGY_NAMES } from "~/domain/terms";
import { discloseActions, mayWriteFor } from "~/domain/work/disclosure";
import { healthOf, workedOnBy } from "~/domain/work/initiative";
import { INITIATIVE_STAGES } from "~/domain/work/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readResults } from "~/records/results/results.server";
import { listActions } from "~/records/work/actions.server";
import { readInitiativeHistory } from "~/records/work/store-initiatives.server";
import { ActionTable } from "~/routes/partnership/actions/ActionTable";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { StrategyLabel } from "~/ui/figures/icons";
import { HealthWord } from "~/ui/figures/WorkWord";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { initiativeOf } from "./initiative.server";
import { MilestoneList } from "./MilestoneList";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.initiative.name} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see work", async (visited) => {
    const { db, viewer } = visited;
    const { collaborative } = await readCatalog(db);
    const { initiative, today, goalCount } = await initiativeOf(
      visited,
      collaborative.policy,
      args.params.initiative,
    );
    const { actions, count } = await listActions(db, { today, initiativeId: initiative.id }, 1);
    const mayChange = mayWriteFor(viewer, initiative.leadMemberId);
    const shownGoals = {
      goalIds: initiative.goals.filter(({ state }) => state !== "draft").map(({ id }) => id),
    };
    const results = workedOnBy(shownGoals, await readResults(db));
    const history = mayChange ? await readInitiativeHistory(db, initiative.id) : [];
    return {
      shell: shellOf(visited, collaborative),
      today,
      initiative,
      health: healthOf(initiative, today),
      hiddenGoals: goalCount - initiative.goals.length,
      results: results.map(({ id, sentence }) => ({ id, sentence })),
      actions: discloseActions(actions, viewer, collaborative.policy),
      count,
      mayChange,
      history: history.map(({ id, at, actor, before }) => ({ id, at, actor, added: before === null })),
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

export default function InitiativePage() {
  const data = useLoaderData<typeof loader>();
  const { shell, today, initiative, health, hiddenGoals, actions, count, mayChange, history, saved } = data;
  const { slug: c, locale } = shell;
  const date = (iso: string | null) => formatDate(iso, { locale });
  const { name, about, strategy, lead, organizations, goals, startsOn, endsOn, stage, why, milestones } =
    initiative;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<StrategyLabel strategy={strategy}>{STRATEGY_NAMES[strategy]}</StrategyLabel>}
        title={name}
        lead={about ?? undefined}
        actions={
          mayChange ? (
            <LinkButton kind="secondary" to={paths.editInitiative(c, initiative.id)}>
              Change
            </LinkButton>
          ) : undefined
        }
      >
        {saved ? (
          <Notice tone="success">
            Saved. <Link to={paths.initiatives(c)}>See all initiatives</Link>
          </Notice>
        ) : null}
        <dl className="facts grid max-w-[52rem] gap-x-8 gap-y-3 sm:grid-cols-[10rem_1fr]">
          <dt className="text-ink-soft">Stage</dt>
          <dd>
            {INITIATIVE_STAGES[stage]} {health ? <HealthWord health={health} /> : null}
            {why ? <span className="block">{why}</span> : null}
          </dd>
          <dt className="text-ink-soft">Led by</dt>
          <dd>
            {lead}
            {organizations.length > 0 ? (
              <span className="block text-ink-soft">
                with {new Intl.ListFormat("en-US").format(organizations)}
              </span>
            ) : null}
          </dd>
          {startsOn || endsOn ? (
            <>
              <dt className="text-ink-soft">When</dt>
              <dd>
                {startsOn && endsOn
                  ? `${date(startsOn)} – ${date(endsOn)}`
                  : startsOn
                    ? `from ${date(startsOn)}`
                    : `until ${date(endsOn)}`}
              </dd>
            </>
          ) : null}
          <dt className="text-ink-soft">Goals</dt>
          <dd className="grid gap-1">
            {goals.map(({ id, statement }) => (
              <Link key={id} to={paths.goal(c, id)}>
                {statement}
              </Link>
            ))}
            {goals.length === 0 && hiddenGoals === 0 ? "It serves no goal yet." : null}
            {hiddenGoals > 0 ? (
              <span className="text-ink-soft">
                {hiddenGoals === 1 ? "1 goal" : `${hiddenGoals} goals`} of other institutions
              </span>
            ) : null}
          </dd>
          {data.results.length > 0 ? (
            <>
              <dt className="text-ink-soft">Results it works on</dt>
              <dd className="grid gap-1">
                {data.results.map(({ id, sentence }) => (
                  <Link key={id} to={`${paths.results(c)}#${id}`}>
                    {sentence}
                  </Link>
                ))}
              </dd>
            </>
          ) : null}
        </dl>
        <Section title="Milestones">
          <MilestoneList milestones={milestones} today={today} locale={locale} />
        </Section>
        <Section
          title="Actions"
          actions={<Link to={paths.newAction(c, { initiative: initiative.id })}>Add an action</Link>}
        >
          {actions.length === 0 ? (
            <EmptyState title="No actions yet">
              <p>Actions are what people promise to do for it, each by a day.</p>
            </EmptyState>
          ) : (
            <>
              <ActionTable
                actions={actions}
                today={today}
                c={c}
                locale={locale}
                label={`Actions of ${name}`}
              />
              {count > actions.length ? (
                <p className="mt-4">
                  <Link to={paths.actions(c, { initiative: initiative.id, state: "all" })}>
                    All {count} actions
                  </Link>
                </p>
              ) : null}
            </>
          )}
        </Section>
        {history.length > 0 ? (
          <Section title="History">
            <ol className="grid gap-2">
              {history.map(({ id, at, actor, added }) => (
                <li key={id}>
                  <span className="font-semibold">{actor}</span> {added ? "added it" : "changed it"}{" "}
                  <ChangedAt at={at} locale={locale} />
                </li>
              ))}
            </ol>
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
