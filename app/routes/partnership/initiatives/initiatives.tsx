import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { discloseGoals } from "~/domain/goals/disclosure";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { discloseInitiatives } from "~/domain/work/disclosure";
import { goalsWithoutWork, healthOf, servesNoGoal } from "~/domain/work/initiative";
import { HEALTHS, INITIATIVE_STAGES } from "~/domain/work/terms";
import { healthCounts } from "~/domain/work/week";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { readGoalWork, readInitiatives } from "~/records/work/initiatives.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { choices, type Filter, ListFilters } from "~/routes/shared/ListFilters";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { InitiativeTable } from "./InitiativeTable";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Initiatives · ${shown.shell.name}` : "Tidemark" },
];

const WORK = { ...HEALTHS, no_goal: "Without a goal" };

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see work", async (visited) => {
    const { db, viewer } = visited;
    const { collaborative } = await readCatalog(db);
    const today = todayIso();
    const all = await readInitiatives(db, today);
    const { goals, actions } = await readGoalWork(db);
    const query = queryOf(args.request);
    const rows = discloseInitiatives(all, viewer, collaborative.policy).map((initiative) => ({
      ...initiative,
      health: healthOf(initiative, today),
      // Judged by all its goals, those that this viewer may not see included.
      noGoal: servesNoGoal(all.find(({ id }) => id === initiative.id) ?? initiative),
    }));
    return {
      shell: shellOf(visited, collaborative),
      query,
      recorded: all.length,
      counts: healthCounts(all, today),
      rows: rows.filter(
        ({ strategy, stage, health, noGoal }) =>
          (query.strategy === "" || strategy === query.strategy) &&
          (query.stage === "" || stage === query.stage) &&
          (query.work === "" || (query.work === "no_goal" ? noGoal : health === query.work)),
      ),
      idle: discloseGoals(goalsWithoutWork(goals, all, actions), viewer, collaborative.policy),
    };
  });
}

/** Filters of the list; an unknown value is ignored. */
function queryOf(request: Request) {
  const params = new URL(request.url).searchParams;
  const known = (name: string, words: object) => {
    const text = params.get(name) ?? "";
    return Object.hasOwn(words, text) ? text : "";
  };
  return {
    strategy: known("strategy", STRATEGY_NAMES),
    stage: known("stage", INITIATIVE_STAGES),
    work: known("work", WORK),
  };
}

export default function Initiatives() {
  const { shell, query, recorded, counts, rows, idle } = useLoaderData<typeof loader>();
  const c = shell.slug;
  const filters: Filter[] = [
    {
      name: "strategy",
      label: "Strategy",
      all: "Any",
      options: STRATEGIES.map((value) => ({ value, label: STRATEGY_NAMES[value] })),
      value: query.strategy,
    },
    { name: "stage", label: "Stage", all: "Any", options: choices(INITIATIVE_STAGES), value: query.stage },
    { name: "work", label: "How it is doing", all: "Any", options: choices(WORK), value: query.work },
  ];
  const add = { to: paths.newInitiative(c), label: "Add the first initiative" };
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Initiatives"
        lead={
          counts.moving + counts.silent + counts.late > 0
            ? `Of those that are running, ${counts.moving} ${counts.moving === 1 ? "is" : "are"} moving, ${counts.late} late, and ${counts.silent} silent.`
            : "The programs and pilots through which members work toward their goals."
        }
        actions={<LinkButton to={paths.newInitiative(c)}>Add an initiative</LinkButton>}
      >
        {recorded === 0 ? (
          <EmptyState title="No initiatives yet" action={add}>
            <p>
              An initiative is a program or pilot with an organization that leads it, the goals it serves, and
              milestones. Whether it is moving shows from its milestones and from what happens.
            </p>
          </EmptyState>
        ) : (
          <div className="grid gap-8">
            <ListFilters filters={filters} everything={paths.initiatives(c)} />
            {rows.length === 0 ? (
              <EmptyState
                title="No initiative matches"
                action={{ to: paths.initiatives(c), label: "Show all initiatives" }}
              >
                <p>Choose other filters.</p>
              </EmptyState>
            ) : (
              <InitiativeTable rows={rows} c={c} locale={shell.locale} />
            )}
            <p className="max-w-[46rem] text-ink-soft text-sm">
              A running initiative is late while a milestone is more than 14 days overdue, and silent if
              nothing of it has changed for 60 days.
            </p>
          </div>
        )}
        {idle.length > 0 ? (
          <Section
            title="Goals without work"
            lead="Adopted, but no planned or running initiative serves them and no action is open."
          >
            <ul className="grid max-w-[52rem] gap-3">
              {idle.map(({ id, statement }) => (
                <li key={id}>
                  <Link to={paths.goal(c, id)}>{statement}</Link>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
