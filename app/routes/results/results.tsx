import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { ChangedSection } from "~/routes/outcomes";
import { readOutcomeLines, readShownContributions } from "~/routes/outcomes/index.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { type ResultAnswer, resultAction } from "./actions.server";
import { RemoveResult, ResultForm } from "./ResultForm";
import { ResultSection } from "./ResultSection";
import { RemoveStory, StoryForm } from "./StoryForm";
import { readShownResults } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Results ${data.year} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const setting = await readSetting(visited.db);
    const { catalog, years } = setting;
    const year = chosenYear(args.request, setting);
    const { results, indicators, goals } = await readShownResults(visited, catalog, year);
    const search = new URL(args.request.url).searchParams;
    const told = indicators.find(({ code }) => code === search.get("story")) ?? null;
    const stories = results.flatMap((result) => result.indicators.flatMap((shown) => shown.stories));
    const mayChange = may(visited.viewer, "set goals");
    return {
      shell: shellOf(visited, catalog.collaborative),
      year,
      years,
      mayChange,
      results,
      indicators: indicators.map(({ id, code, label }) => ({ id, code, label })),
      changed: await readOutcomeLines(visited, ({ resultIds }) => resultIds.length > 0),
      claims: (await readShownContributions(visited, catalog, year)).map(
        ({ id, claim, grade, resultId }) => ({
          id,
          claim,
          grade,
          resultId,
        }),
      ),
      goals: goals.map(({ id, statement }) => ({ id, statement })),
      changing: mayChange ? (results.find(({ id }) => id === search.get("change")) ?? null) : null,
      /** The story whose form is open, filled in if there is one of that year. */
      telling: told &&
        mayChange && {
          indicatorId: told.id,
          label: told.label,
          year,
          story:
            stories.find(({ indicatorId, year: own }) => indicatorId === told.id && own === year) ?? null,
        },
    };
  });
}

export const action = (args: ActionFunctionArgs) => resultAction(args);

export default function Results() {
  const data = useLoaderData<typeof loader>();
  const { shell, year, results, indicators, goals, changing, telling, mayChange } = data;
  const answer = useActionData<typeof action>() as ResultAnswer | undefined;
  const c = shell.slug;
  const refusedBy = (intent: string) =>
    answer?.intent === intent ? (answer.refused ?? undefined) : undefined;
  const here = paths.results(c, { year });
  const choices = { indicators, goals, cancel: here };
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Results"
        lead="How we want people here to live, and whether the figures are leaving their old trend. A turned curve does not say what turned it."
        actions={<YearPicker years={data.years} current={year} />}
      >
        {answer?.gone ? (
          <Notice tone="warning" title="This changed after you opened the page">
            <p>Someone else saved or removed it, or you did in another tab. Your change was not saved.</p>
          </Notice>
        ) : null}
        {changing ? (
          <Section title="Change the result">
            <ResultForm {...choices} key={changing.id} value={changing} lastResult={refusedBy("save")} />
            <RemoveResult result={changing} />
          </Section>
        ) : null}
        {telling ? (
          <Section
            title={`Story: ${telling.label}, ${telling.year}`}
            lead="What lies behind the number, told by those who know."
          >
            <StoryForm
              key={`${telling.indicatorId} ${telling.year}`}
              value={telling.story ?? { indicatorId: telling.indicatorId, year: telling.year }}
              cancel={here}
              lastResult={refusedBy("story")}
            />
            {telling.story ? <RemoveStory story={telling.story} /> : null}
          </Section>
        ) : null}
        {results.length === 0 ? (
          <EmptyState title="No results yet">
            <p>
              {indicators.length === 0
                ? "Add a community indicator first: the figure by which people would see the result."
                : mayChange
                  ? "Say in one sentence how people here should live, choose one to three indicators that would show it, and link the goals meant to move them."
                  : "Backbone staff and the convener write them: how people here should live, and the indicators that show it."}
            </p>
            {indicators.length === 0 ? (
              <LinkButton kind="secondary" to={paths.indicators(c)} className="mt-4">
                Community indicators
              </LinkButton>
            ) : null}
          </EmptyState>
        ) : null}
        {results.map((result) => (
          <Fragment key={result.id}>
            <ResultSection result={result} year={year} c={c} writing={shell} mayChange={mayChange} />
            <ChangedSection
              about={result.sentence}
              outcomes={data.changed.filter(({ resultIds }) => resultIds.includes(result.id))}
              claims={data.claims.filter(({ resultId }) => resultId === result.id)}
              year={year}
              c={c}
              locale={shell.locale}
            />
          </Fragment>
        ))}
        {mayChange && !changing && !telling && indicators.length > 0 ? (
          <Section id="add" title="Add a result">
            <ResultForm {...choices} key={results.length} value={null} lastResult={refusedBy("save")} />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
