import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { figureOf } from "~/domain/contributions";
import { fiscalYearEnds, isActive } from "~/domain/periods";
import { STRATEGY_NAMES } from "~/domain/types";
import { readContributions, readRollup, readSetting, yearOf } from "~/records/rollup.server";
import { YearPicker } from "~/ui/controls/YearPicker";
import { Comparability } from "~/ui/figures/Comparability";
import { formatCoverage, formatUnit } from "~/ui/figures/format";
import { hiddenWords, standingWords } from "~/ui/figures/metric-view";
import { lowered, metricWords, periodNote, spokenChange, spokenValue } from "~/ui/figures/sentences";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { ContributionTable } from "./shared/ContributionTable";
import { DefinitionsBehind } from "./shared/DefinitionsBehind";
import { chosenYear } from "./shared/year.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.words.label} ${data.year}: the arithmetic · Tidemark` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const year = chosenYear(doorway.request, setting);
    const figure = figureOf(catalog, doorway.params.figure ?? "");
    if (!figure) throw notFound("There is no such figure in this collaborative.");
    const [rollup, contributions] = await Promise.all([
      readRollup(db, viewer, catalog, year),
      readContributions(db, viewer, catalog, [figure], year),
    ]);
    const { metrics, totals } = yearOf(rollup, year);
    const metric = catalog.metrics.find(({ code }) => code === figure.code);
    const measures = [figure.numerator, figure.denominator].flatMap(
      (code) => catalog.measures.find((measure) => measure.code === code) ?? [],
    );
    const strategy = metric?.strategy ?? measures[0]?.strategy ?? "workforce";
    return {
      shell: shellOf(visited, catalog.collaborative),
      year,
      years,
      strategy,
      figure,
      words: metricWords(metric ?? { ...figure, id: "", strategy, position: 0 }, catalog.measures),
      measures,
      shown: metrics.find((one) => one.metric === figure.code) ?? null,
      total: totals.find((one) => one.measure === figure.code) ?? null,
      contributions: contributions.get(figure.code) ?? null,
      outside: catalog.members.filter((member) => !isActive(member, year)).map(({ name }) => name),
      periods: fiscalYearEnds(catalog.members.filter((member) => isActive(member, year))),
    };
  });
}

export default function Arithmetic() {
  const data = useLoaderData<typeof loader>();
  const { shell, year, years, words, figure, shown, total, contributions, measures } = data;
  const base = `/c/${shell.slug}`;
  const writing = { locale: shell.locale, currency: shell.currency };
  const either = shown ?? total;
  const withheld = either?.withheld;
  const leftOut = contributions?.shown.filter(({ standing }) => standing !== "value") ?? [];
  const part = (value: string | null, unit: "numeratorUnit" | "denominatorUnit") =>
    formatUnit(words[unit], value, writing);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={
          <Link to={`${base}/strategies/${data.strategy}?year=${year}`}>{STRATEGY_NAMES[data.strategy]}</Link>
        }
        title={words.label}
        lead={`The arithmetic behind the figure of ${year}.`}
        actions={<YearPicker years={years} current={year} />}
      >
        {withheld ? (
          <Notice tone="info" title="Withheld to protect members">
            <p>This figure is {withheld.detail}.</p>
          </Notice>
        ) : (
          <Section title="How it is computed">
            <dl className="grid gap-x-8 gap-y-4 md:grid-cols-[12rem_1fr]">
              <dt className="font-semibold">Formula</dt>
              <dd>{formulaOf(data)}</dd>
              {either && either.value !== null ? (
                <>
                  <dt className="font-semibold">Figures</dt>
                  <dd className="tabular text-lg">
                    {shown && words.kind === "share" ? (
                      <>
                        {part(shown.numerator, "numeratorUnit")} ÷{" "}
                        {part(shown.denominator, "denominatorUnit")} ={" "}
                        <strong>{spokenValue(shown.value, "share", writing)}</strong>
                      </>
                    ) : (
                      <strong>
                        {formatUnit(words.numeratorUnit, shown?.numerator ?? total?.value ?? null, writing)}
                      </strong>
                    )}
                  </dd>
                </>
              ) : null}
              {either ? (
                <>
                  <dt className="font-semibold">Members in it</dt>
                  <dd>
                    {formatCoverage(either, writing)}
                    {shown?.lowestCoverage ? ` in ${shown.lowestCoverage.year}, the least covered year` : ""}
                    {shown && shown.shareOnly > 0
                      ? `; ${shown.shareOnly} gave the share alone and is in no total`
                      : ""}
                    <span className="block">
                      <Comparability grade={either.comparability} to="" />
                    </span>
                  </dd>
                </>
              ) : null}
              {shown?.change ? (
                <>
                  <dt className="font-semibold">Change</dt>
                  <dd>
                    {spokenChange(shown.change.value, words.unit, writing)} since the baseline, from{" "}
                    {spokenValue(shown.change.baselineValue, words.unit, writing)}, among the{" "}
                    {shown.change.cohort} {shown.change.cohort === 1 ? "member" : "members"} with a value both
                    in their own baseline year and in {year}.
                    <span className="block">
                      <Comparability grade={shown.change.comparability} to="" />
                    </span>
                  </dd>
                </>
              ) : null}
              <dt className="font-semibold">Periods</dt>
              <dd>{periodNote(data.periods, year, writing)}</dd>
            </dl>
          </Section>
        )}
        {contributions ? (
          <Section
            title="Member by member"
            {...(contributions.hidden > 0 && {
              lead: hiddenWords(contributions),
            })}
          >
            <ContributionTable view={{ words }} {...{ year, writing, base, contributions }} />
          </Section>
        ) : null}
        {leftOut.length + data.outside.length > 0 ? (
          <Section title="Left out, and why">
            <ul className="grid gap-1.5">
              {leftOut.map((one) => (
                <li key={one.name}>
                  <strong className="font-semibold">{one.name}</strong>:{" "}
                  {one.standing === "share_only"
                    ? "gave the share without its counts"
                    : standingWords(one.standing)}
                  {one.standing === "unavailable" && one.note ? `, ${one.note}` : ""}
                </li>
              ))}
              {data.outside.map((name) => (
                <li key={name}>
                  <strong className="font-semibold">{name}</strong>: not a member in {year}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
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

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function formulaOf({ words, figure }: Data): string {
  const span = figure.span === "since_baseline" ? ", added up since each member’s baseline" : "";
  if (words.kind === "amount") return `${words.numerator} of all members that report it${span}`;
  return `${words.numerator} ÷ ${lowered(words.denominator ?? "")}${span}, over the members that report both. Never the mean of the members’ shares.`;
}
