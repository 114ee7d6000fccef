import { Link } from "@remix-run/react";
import { INITIATIVE_STAGES } from "~/domain/work/terms";
import { paths } from "~/paths";
import { GoalLines } from "~/routes/goals";
import { TrendChart } from "~/ui/charts/TrendChart";
import { LinkButton } from "~/ui/controls/Button";
import type { Writing } from "~/ui/figures/format-numbers";
import { StatusWord } from "~/ui/figures/StatusWord";
import { HealthWord } from "~/ui/figures/WorkWord";
import { Section } from "~/ui/layout/Page";
import type { ShownIndicator, ShownInitiative, ShownResult } from "./view.server";

/** One result: its indicators with their curves and stories, beside the status of each goal that is to move it. */
export function ResultSection({
  result,
  year,
  c,
  writing,
  mayChange,
}: {
  result: ShownResult;
  year: number;
  /** The collaborative's slug. */
  c: string;
  writing: Writing;
  mayChange: boolean;
}) {
  const { id, sentence, lead, partners, indicators, goals, initiatives } = result;
  const who = [lead && `Lead: ${lead}.`, partners && `Partners: ${partners}.`].filter(Boolean).join(" ");
  return (
    <Section
      id={id}
      title={sentence}
      lead={who || undefined}
      actions={
        mayChange ? (
          <LinkButton kind="quiet" to={paths.results(c, { year, change: id })}>
            Change<span className="sr-only">: {sentence}</span>
          </LinkButton>
        ) : null
      }
    >
      <div className="grid gap-10">
        {indicators.map((indicator) => (
          <Indicator key={indicator.id} indicator={indicator} place={{ year, c, writing, mayChange }} />
        ))}
        <div>
          <h3 className="mb-6 font-semibold">Goals that are to move it, in {year}</h3>
          {goals.length > 0 ? (
            <GoalLines cards={goals} year={year} c={c} />
          ) : (
            <p className="text-ink-soft">No goal is linked yet.</p>
          )}
        </div>
        {goals.length > 0 ? (
          <div>
            <h3 className="mb-3 font-semibold">Initiatives that work on it</h3>
            {initiatives.length > 0 ? (
              <ul className="grid max-w-[52rem] gap-2">
                {initiatives.map((initiative) => (
                  <InitiativeLine key={initiative.id} initiative={initiative} c={c} />
                ))}
              </ul>
            ) : (
              <p className="text-ink-soft">No initiative serves these goals yet.</p>
            )}
          </div>
        ) : null}
      </div>
    </Section>
  );
}

function InitiativeLine({ initiative, c }: { initiative: ShownInitiative; c: string }) {
  const { id, name, lead, stage, health } = initiative;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 border-line border-b pb-2">
      <span className="min-w-0 break-words">
        <Link to={paths.initiative(c, id)}>{name}</Link>
        <span className="text-ink-soft">, led by {lead}</span>
      </span>
      <span>{health ? <HealthWord health={health} /> : INITIATIVE_STAGES[stage]}</span>
    </li>
  );
}

interface Place {
  year: number;
  c: string;
  writing: Writing;
  mayChange: boolean;
}

function Indicator({
  indicator: { code, label, wanted, standing, value, sentence, chart, stories },
  place: { year, c, writing, mayChange },
}: {
  indicator: ShownIndicator;
  place: Place;
}) {
  const story = stories.find((told) => told.year <= year);
  return (
    <article className="grid items-start gap-x-14 gap-y-6 lg:grid-cols-[1fr_1.1fr]">
      <div className="grid gap-3">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <Link to={`${paths.indicators(c)}#${code}`} className="font-semibold">
            {label}
          </Link>
          <StatusWord status={standing.curve} />
        </p>
        {value ? <p className="font-serif text-xl">{value}</p> : null}
        <p className="text-ink-soft">
          It should {wanted === "down" ? "fall" : "rise"}. {sentence}
        </p>
        {story ? (
          <dl className="grid gap-2 border-line border-s-2 ps-4">
            <Told term={`What helps, ${story.year}`} text={story.helps} />
            <Told term={`What hinders, ${story.year}`} text={story.hinders} />
            <Told term={`What is proposed, ${story.year}`} text={story.proposed} />
            <Told term="Who said so" text={story.saidBy} />
          </dl>
        ) : null}
        {mayChange ? (
          <p className="no-print">
            <Link to={paths.results(c, { year, story: code })}>
              {story?.year === year ? `Change the story of ${year}` : `Tell the story of ${year}`}
              <span className="sr-only">: {label}</span>
            </Link>
          </p>
        ) : null}
      </div>
      {chart ? (
        <TrendChart
          {...chart.data}
          title={chart.title}
          unit={chart.unit}
          source={chart.source}
          note={chart.note}
          {...writing}
        />
      ) : null}
    </article>
  );
}

function Told({ term, text }: { term: string; text: string }) {
  if (!text) return null;
  return (
    <div>
      <dt className="font-semibold text-sm">{term}</dt>
      <dd className="whitespace-pre-line">{text}</dd>
    </div>
  );
}
