import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { Explained } from "~/ui/controls/Explained";
import { PageLink } from "~/ui/controls/PageLink";
import { formatCoverage, type Writing } from "~/ui/figures/format-numbers";
import { ACCENT_CLASS, Icon } from "~/ui/figures/icons";
import { StatusChip } from "~/ui/figures/StatusWord";
import { SparkLine } from "./SparkLine";
import type { FigureGoal, OwnFigure, StrategyCard } from "./strategy-card.server";

interface Shown {
  year: number;
  slug: string;
  writing: Writing;
  /** May set a goal where there is none. */
  maySetGoals: boolean;
}

/** Where each strategy stands: its figure, its goal, its course, and one's own institution beside it. */
export function StrategyCards({ cards, ...shown }: Shown & { cards: StrategyCard[] }) {
  return (
    <ul id="cards" className="grid gap-4 lg:grid-cols-3">
      {cards.map((card) => (
        <Card key={card.strategy} card={card} {...shown} />
      ))}
    </ul>
  );
}

function Card({ card, year, slug, writing, maySetGoals }: Shown & { card: StrategyCard }) {
  const { strategy, goal, own } = card;
  return (
    <li
      className={`${ACCENT_CLASS[strategy]} keep-together flex min-w-0 flex-col rounded-lg border border-line border-t-4 border-t-accent bg-raised px-4 py-3`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="font-sans font-semibold text-[0.9375rem] tracking-normal">
          <PageLink
            to={paths.strategy(slug, strategy, { year })}
            className="inline-flex items-center gap-2 text-accent no-underline hover:underline"
          >
            <Icon name={strategy} className="text-[1.15em]" />
            {STRATEGY_NAMES[strategy]}
          </PageLink>
        </h2>
        {goal ? <StatusChip status={goal.status} /> : null}
      </div>
      <div className="mt-2 flex items-end justify-between gap-3">
        <p className="min-w-0">
          {card.value === null ? null : (
            <strong className="tabular block font-bold text-[2.75rem] text-accent leading-none tracking-[-0.03em]">
              {card.value}
            </strong>
          )}
          <span className="mt-1.5 block text-[0.9375rem] leading-snug">
            <Explained text={card.sentence} />
          </span>
        </p>
        {card.spark ? <SparkLine spark={card.spark} label={card.course} /> : null}
      </div>
      {card.soFar ? <p className="mt-1.5 text-[0.8125rem] leading-snug">{card.soFar}</p> : null}
      <p className="mt-1.5 text-[0.9375rem] leading-snug">
        <strong className="font-semibold">Goal:</strong>{" "}
        <GoalAim goal={goal} year={year} slug={slug} none={maySetGoals} />
      </p>
      <p className="tabular mt-0.5 mb-2.5 text-[0.8125rem] leading-snug text-ink-soft">
        {[card.change, `${formatCoverage(card.coverage, writing)} reported`, card.caution]
          .filter(Boolean)
          .join(" · ")}{" "}
        <PageLink
          to={card.arithmetic}
          aria-label={`Show the arithmetic: ${card.label}`}
          className="no-print whitespace-nowrap"
        >
          Show the arithmetic
        </PageLink>
      </p>
      {own ? <Own own={own} year={year} slug={slug} /> : null}
    </li>
  );
}

/** "10% by 2027", or that there is none. */
function GoalAim({
  goal,
  year,
  slug,
  none,
}: {
  goal: FigureGoal | null;
  year: number;
  slug: string;
  /** Offers to set one. */
  none: boolean;
}) {
  if (!goal)
    return (
      <span className="text-ink-soft">
        none for this figure yet {none ? <PageLink to={paths.newGoal(slug)}>Set one</PageLink> : null}
      </span>
    );
  return (
    <>
      <PageLink to={paths.goal(slug, goal.id, { year })} className="text-ink decoration-line-strong">
        {goal.aim}
      </PageLink>
      {goal.limit ? <span className="text-ink-soft text-sm"> {goal.limit}</span> : null}
    </>
  );
}

function Own({ own, year, slug }: { own: OwnFigure; year: number; slug: string }) {
  return (
    <div className="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-t pt-2.5 text-sm">
      <p className="min-w-0 flex-1 basis-40">
        <strong className="font-semibold">{own.name}</strong> <span className="tabular">{own.value}</span>
        {own.goal ? (
          <span className="text-ink-soft">
            {" · goal "}
            <PageLink to={paths.goal(slug, own.goal.id, { year })} className="text-ink-soft">
              {own.goal.aim}
            </PageLink>
          </span>
        ) : (
          <span className="text-ink-soft"> · no goal yet</span>
        )}
      </p>
      {own.goal ? <StatusChip status={own.goal.status} /> : null}
    </div>
  );
}
