import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { fiscalYearEnds, isActive } from "~/domain/periods";
import { figureOf } from "~/domain/rollup/contributions";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { readMoves } from "~/records/figures/moved.server";
import { readContributions, readRollup, readSetting, yearOf } from "~/records/figures/rollup.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { YearPicker } from "~/ui/controls/YearPicker";
import { hiddenWords } from "~/ui/figures/metrics/metric-view";
import { metricWords, periodNote } from "~/ui/figures/metrics/sentences";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { ContributionTable } from "./ContributionTable";
import { DefinitionsBehind } from "./DefinitionsBehind";
import { FigureArithmetic } from "./FigureArithmetic";
import { LeftOut } from "./LeftOut";
import { comparedYears } from "./moved/compared-years";
import { WhatMoved } from "./moved/WhatMoved";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.words.label} ${data.year}: the arithmetic · Tidemark` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const year = chosenYear(args.request, setting);
    const figure = figureOf(catalog, args.params.figure ?? "");
    if (!figure) throw notFound("There is no such figure in this collaborative.");
    const [rollup, contributions] = await Promise.all([
      readRollup(db, { viewer, catalog, to: year }),
      readContributions(db, { viewer, catalog, figures: [figure], year }),
    ]);
    const { metrics, totals } = yearOf(rollup, year);
    const metric = catalog.metrics.find(({ code }) => code === figure.code);
    const measures = [figure.numerator, figure.denominator].flatMap(
      (code) => catalog.measures.find((measure) => measure.code === code) ?? [],
    );
    const { from, earlier } = comparedYears(args.request, rollup, { code: figure.code, year });
    const moves =
      from === null ? null : await readMoves(db, { viewer, catalog, figure, from, to: year, rollup });
    const strategy = metric?.strategy ?? measures[0]?.strategy ?? "workforce";
    return {
      shell: shellOf(visited, catalog.collaborative),
      year,
      years,
      strategy,
      figure,
      words: metricWords(metric ?? { ...figure, id: "", strategy, position: 0 }, catalog.measures),
      measures,
      shown: metrics.find(({ metric }) => metric === figure.code) ?? null,
      total: totals.find(({ measure }) => measure === figure.code) ?? null,
      contributions: contributions.get(figure.code) ?? null,
      moved: from !== null && figure.span === "year" ? { from, earlier, moves } : null,
      outside: catalog.members.filter((member) => !isActive(member, year)).map(({ name }) => name),
      periods: fiscalYearEnds(
        catalog.members.filter((member) => isActive(member, year)),
        year,
      ),
    };
  });
}

export default function Arithmetic() {
  const data = useLoaderData<typeof loader>();
  const { shell, year, years, words, figure, shown, total, contributions, measures } = data;
  const { slug } = shell;
  const writing = { locale: shell.locale, currency: shell.currency };
  const withheld = (shown ?? total)?.withheld;
  const leftOut = contributions?.shown.filter(({ standing }) => standing !== "value") ?? [];
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={
          <Link to={paths.strategy(slug, data.strategy, { year })}>{STRATEGY_NAMES[data.strategy]}</Link>
        }
        title={words.label}
        lead={`The arithmetic behind the figure of ${year}.`}
        actions={<YearPicker years={years} current={year} />}
      >
        {withheld ? (
          <Notice
            tone="info"
            title={withheld.rule === "collecting" ? "Being collected" : "Withheld to protect members"}
          >
            <p>This figure is {withheld.detail}.</p>
          </Notice>
        ) : (
          <FigureArithmetic
            words={words}
            metric={shown}
            total={total}
            year={year}
            periods={periodNote(data.periods, year, writing)}
            writing={writing}
          />
        )}
        {data.moved ? (
          <WhatMoved
            {...data.moved}
            words={words}
            strategy={data.strategy}
            slug={slug}
            to={year}
            writing={writing}
          />
        ) : null}
        {contributions ? (
          <Section
            title="Member by member"
            {...(contributions.hidden > 0 && {
              lead: hiddenWords(contributions),
            })}
          >
            <ContributionTable
              view={{ words }}
              year={year}
              writing={writing}
              slug={slug}
              contributions={contributions}
            />
          </Section>
        ) : null}
        <LeftOut members={leftOut} outside={data.outside} year={year} />
        <Section title="What is counted" id="definitions">
          <DefinitionsBehind measures={measures} contributions={contributions?.shown ?? []} />
        </Section>
        {figure.span === "since_baseline" ? (
          <p className="text-ink-soft">
            Each member counts from the year after its own baseline; the baseline year itself is not progress.
          </p>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
