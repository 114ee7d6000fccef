import { TrendChart } from "~/ui/charts/TrendChart";
import { Followed, PageLink } from "~/ui/controls/PageLink";
import { formatCoverage, type Writing } from "~/ui/figures/format-numbers";
import { ACCENT_CLASS, Icon } from "~/ui/figures/icons";
import { StatusChip } from "~/ui/figures/StatusWord";
import { StatusLine } from "../status/StatusLine";
import type { StatusView } from "../status/status.server";
import { useSteps } from "./use-steps";
import type { WallSlide } from "./wall.server";

/** One strategy for a screen in a board room: its figure, its goal, and its course. Without the app's navigation. */
export function Wall({
  slide,
  status,
  name,
  year,
  slug,
  writing,
}: {
  slide: WallSlide;
  status: StatusView;
  name: string;
  year: number;
  slug: string;
  writing: Writing;
}) {
  useSteps(slide);
  const { card, chart } = slide;
  const shown = slide.strategies.find(({ isShown }) => isShown);
  return (
    <Followed>
      <main
        id="main"
        tabIndex={-1}
        className={`${ACCENT_CLASS[card.strategy]} grid min-h-dvh grid-rows-[auto_1fr_auto] gap-4 px-4 py-4 outline-none sm:px-10 sm:py-6`}
      >
        <header className="grid gap-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-8">
            <span className="font-semibold font-serif text-xl">{name}</span>
            <span className="tabular text-ink-soft text-xl">{year}</span>
          </p>
          <StatusLine status={status} year={year} slug={slug} maySetGoals={false} />
        </header>
        <div className="grid min-w-0 content-center items-center gap-x-12 gap-y-6 lg:grid-cols-[2fr_3fr]">
          <div className="min-w-0">
            <h1 className="flex items-center gap-3 font-sans font-semibold text-2xl text-accent tracking-normal">
              <Icon name={card.strategy} />
              {shown?.name}
            </h1>
            <p className="mt-4">
              {card.value === null ? null : (
                <strong className="wall-figure tabular block font-bold text-[96px] text-accent leading-none tracking-[-0.035em]">
                  {card.value}
                </strong>
              )}
              <span className="mt-3 block max-w-[26ch] text-balance font-serif text-2xl leading-snug">
                {card.sentence}
              </span>
            </p>
            {card.soFar ? <p className="mt-3 text-lg">{card.soFar}</p> : null}
            {card.goal ? (
              <p className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-xl">
                <span>
                  <strong className="font-semibold">Goal:</strong> {card.goal.aim}
                </span>
                <StatusChip status={card.goal.status} />
                {card.goal.limit ? <span className="text-base text-ink-soft">{card.goal.limit}</span> : null}
              </p>
            ) : null}
            <p className="tabular mt-2 text-ink-soft">
              {[card.change, `${formatCoverage(card.coverage, writing)} reported`, card.caution]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {card.own ? (
              <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
                <span>
                  <strong className="font-semibold">{card.own.name}</strong> {card.own.value}
                  {card.own.goal ? ` · goal ${card.own.goal.aim}` : ""}
                </span>
                {card.own.goal ? <StatusChip status={card.own.goal.status} /> : null}
              </p>
            ) : null}
          </div>
          {chart ? (
            <div className="min-w-0">
              <TrendChart key={card.strategy} title={chart.title} {...chart.data} {...writing} table="none" />
            </div>
          ) : null}
        </div>
        <Steps slide={slide} />
      </main>
    </Followed>
  );
}

/** The way through the strategies, for hands and for screens without a script. */
function Steps({
  slide: { strategies, previous, next, isPaused, pauseOrPlay, overview },
}: {
  slide: WallSlide;
}) {
  const link = "inline-flex min-h-11 items-center px-2";
  return (
    <nav aria-label="Strategies" className="no-print flex flex-wrap items-center justify-between gap-x-6">
      <span className="flex flex-wrap items-center gap-x-2">
        <PageLink to={previous} className={link}>
          Previous
        </PageLink>
        {strategies.map(({ name, to, isShown }) => (
          <PageLink
            key={to}
            to={to}
            aria-current={isShown ? "true" : undefined}
            className={`${link} ${isShown ? "font-semibold text-ink no-underline" : ""}`}
          >
            {name}
          </PageLink>
        ))}
        <PageLink to={next} className={link}>
          Next
        </PageLink>
      </span>
      <span className="flex flex-wrap items-center gap-x-2">
        <PageLink to={pauseOrPlay} className={link}>
          {isPaused ? "Step through" : "Pause"}
        </PageLink>
        <PageLink to={overview} className={link}>
          Leave the wall view
        </PageLink>
      </span>
    </nav>
  );
}
