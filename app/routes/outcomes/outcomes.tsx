import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { CHANGES, type Change, changesOf, DOMAINS, OUTCOME_STATES } from "~/domain/outcomes/outcome";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { choices, ListFilters } from "~/routes/shared/ListFilters";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { StatusWord } from "~/ui/figures/StatusWord";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { readShownOutcomes } from "./view.server";
import { STATE_STATUS } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `What has changed · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see outcomes", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const all = await readShownOutcomes(visited);
    const query = new URL(args.request.url).searchParams;
    const asked = (name: string, known: (text: string) => boolean) => {
      const text = query.get(name) ?? "";
      return known(text) ? text : "";
    };
    const years = [...new Set(all.map(({ happenedOn }) => happenedOn.slice(0, 4)))].sort().reverse();
    const year = asked("year", (text) => years.includes(text));
    const domain = asked("domain", (text) => Object.hasOwn(DOMAINS, text));
    const state = asked("state", (text) => Object.hasOwn(OUTCOME_STATES, text));
    const counted = Number(year || years[0] || todayIso().slice(0, 4));
    return {
      shell: shellOf(visited, collaborative),
      mayRelease: may(visited.viewer, "release outcomes"),
      filters: { year, domain, state },
      years,
      total: all.length,
      counted,
      changes: changesOf(all, counted),
      outcomes: all
        .filter(
          (outcome) =>
            (year === "" || outcome.happenedOn.startsWith(year)) &&
            (domain === "" || outcome.domain === domain) &&
            (state === "" || outcome.state === state),
        )
        .map((outcome) => ({
          id: outcome.id,
          who: outcome.who,
          what: outcome.what,
          domain: outcome.domain,
          change: outcome.change,
          happenedOn: outcome.happenedOn,
          good: outcome.good,
          state: outcome.state,
        })),
    };
  });
}

/** "3 checked changes at organizations in 2025: policy (1), practice (2)." */
function changeSentence({ total, byKind }: ReturnType<typeof changesOf>, year: number): string {
  if (total === 0) return `No change at an organization has been checked for ${year} yet.`;
  const parts = (Object.keys(CHANGES) as Change[])
    .filter((kind) => byKind[kind] > 0)
    .map((kind) => `${CHANGES[kind].toLowerCase()} (${byKind[kind]})`);
  return `${total} checked ${total === 1 ? "change" : "changes"} at organizations in ${year}: ${parts.join(", ")}.`;
}

export default function Outcomes() {
  const shown = useLoaderData<typeof loader>();
  const { shell, filters, outcomes } = shown;
  const c = shell.slug;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="What has changed"
        lead={changeSentence(shown.changes, shown.counted)}
        actions={
          <>
            <LinkButton to={paths.newOutcome(c)}>Add an outcome</LinkButton>
            <LinkButton kind="quiet" to={paths.stories(c)}>
              Stories
            </LinkButton>
            <LinkButton kind="quiet" to={paths.contributions(c)}>
              Contributions
            </LinkButton>
          </>
        }
      >
        {shown.total === 0 ? (
          <EmptyState
            title="No outcome yet"
            action={{ to: paths.newOutcome(c), label: "Add the first outcome" }}
          >
            <p>Who does what differently now, why it matters, and what the partnership did toward it.</p>
          </EmptyState>
        ) : (
          <>
            <ListFilters
              everything={paths.outcomes(c)}
              filters={[
                {
                  name: "year",
                  label: "Year",
                  value: filters.year,
                  all: "All years",
                  options: shown.years.map((year) => ({ value: year, label: year })),
                },
                {
                  name: "domain",
                  label: "Who changed",
                  value: filters.domain,
                  all: "Everyone",
                  options: choices(DOMAINS),
                },
                {
                  name: "state",
                  label: "State",
                  value: filters.state,
                  all: "Every state",
                  options: choices(OUTCOME_STATES),
                },
              ]}
            />
            <ScrollTable label="Outcomes">
              <thead>
                <tr>
                  <th scope="col">Who does what differently</th>
                  <th scope="col" className="word">
                    When
                  </th>
                  <th scope="col" className="word">
                    Kind
                  </th>
                  <th scope="col" className="word">
                    State
                  </th>
                </tr>
              </thead>
              <tbody>
                {outcomes.map((outcome) => (
                  <tr key={outcome.id}>
                    <th scope="row" className="min-w-64">
                      <Link to={paths.outcome(c, outcome.id)}>{outcome.who}</Link>
                      <span className="block font-normal">{outcome.what}</span>
                    </th>
                    <td className="word">{formatDate(outcome.happenedOn, shell)}</td>
                    <td className="word">
                      {DOMAINS[outcome.domain]}
                      {outcome.change ? `, ${CHANGES[outcome.change].toLowerCase()}` : ""}
                      {outcome.good ? "" : ", not what was wanted"}
                    </td>
                    <td className="word">
                      <StatusWord {...STATE_STATUS[outcome.state]} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
            {outcomes.length === 0 ? <p className="text-ink-soft">None of these.</p> : null}
            <p className="no-print">
              <a href={paths.outcomesCsv(c)}>Download as CSV</a>
              {shown.mayRelease ? (
                <>
                  {" · "}
                  <Link to={paths.importOutcomes(c)}>Import a CSV</Link>
                </>
              ) : null}
            </p>
          </>
        )}
      </Page>
    </CollaborativeShell>
  );
}
