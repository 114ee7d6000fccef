import { Link } from "@remix-run/react";
import { GOAL_STATE_NAMES } from "~/domain/goals/goal";
import type { GoalStatus } from "~/domain/goals/progress/status";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { TrendSketch } from "~/ui/charts/TrendSketch";
import { Explained } from "~/ui/controls/Explained";
import type { Writing } from "~/ui/figures/format-numbers";
import { ACCENT_CLASS, StrategyLabel } from "~/ui/figures/icons";
import { StatusWord } from "~/ui/figures/StatusWord";
import type { GoalCard } from "~/ui/goals/goal-card";

interface Shown {
  cards: GoalCard[];
  year: number;
  /** The collaborative's slug. */
  c: string;
  writing: Writing;
}

/** Goals as cards: the aim, the progress, and a small chart. */
export function GoalCards({ cards, year, c, writing }: Shown) {
  return (
    <ul className="grid gap-6 md:grid-cols-2 xl:grid-cols-3">
      {cards.map((card) => (
        <li key={card.id} className={`${ACCENT_CLASS[card.strategy]} flex`}>
          <article className="grid w-full content-start gap-3 rounded-lg border border-line bg-raised p-5 sm:p-6">
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
              <StrategyLabel strategy={card.strategy}>{STRATEGY_NAMES[card.strategy]}</StrategyLabel>
              <CardStatus card={card} />
            </p>
            <h3 className="text-balance font-serif text-xl leading-snug">
              <Link to={paths.goal(c, card.id, { year })} className="text-ink decoration-line-strong">
                {card.statement}
              </Link>
            </h3>
            {card.member ? <p className="font-semibold text-sm">{card.member.name}</p> : null}
            {card.standing ? (
              <p className="text-ink-soft">
                <Explained text={card.standing} />
              </p>
            ) : (
              <p className="text-ink-soft">No target that can be computed yet.</p>
            )}
            {card.meeting ? <Meeting {...card.meeting} /> : null}
            {card.chart ? (
              <TrendSketch data={{ ...card.chart.data, ...writing }} label={card.chart.title} />
            ) : null}
          </article>
        </li>
      ))}
    </ul>
  );
}

/** Goals as a list, for pages about something else. */
export function GoalLines({ cards, year, c }: Omit<Shown, "writing">) {
  return (
    <ul className="-mt-4 divide-y divide-line border-line border-b">
      {cards.map((card) => (
        <li key={card.id} className="grid items-baseline gap-x-6 gap-y-1 py-4 sm:grid-cols-[8.5rem_1fr]">
          <CardStatus card={card} />
          <div className="min-w-0">
            <p className="font-serif text-lg leading-snug">
              <Link to={paths.goal(c, card.id, { year })}>{card.statement}</Link>
            </p>
            <p className="mt-0.5 text-ink-soft">
              <Explained text={card.standing ?? "No target that can be computed yet."} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A goal's status with what limits it, "so far (2 of 6)", in quieter words. */
export function GoalStatusWord({ status, limit }: { status: GoalStatus; limit: string }) {
  if (limit === "") return <StatusWord status={status} />;
  return (
    <span>
      <StatusWord status={status} />
      <span className="text-ink-soft">{limit}</span>
    </span>
  );
}

/** A draft shows only that it is one. An ended goal shows its status and how it ended. */
export function CardStatus({ card }: { card: Pick<GoalCard, "state" | "status" | "statusLimit"> }) {
  if (card.state === "draft") return <StatusWord status="draft" />;
  const status = <GoalStatusWord status={card.status ?? "no_data"} limit={card.statusLimit} />;
  if (card.state === "adopted") return status;
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {status}
      <span className="text-ink-soft">{card.state === "met" ? "Ended as met" : GOAL_STATE_NAMES.closed}</span>
    </span>
  );
}

/** One square per member, filled for those that meet the target. Decorative: the sentence says the same. */
export function Meeting({ met, of }: { met: number; of: number }) {
  const squares = Array.from({ length: of }, (_, place) => place);
  return (
    <span aria-hidden="true" className="flex flex-wrap gap-1.5 py-1">
      {squares.map((place) => (
        <span
          key={place}
          className={`size-5 rounded-sm border-2 border-accent ${place < met ? "bg-accent" : ""}`}
        />
      ))}
    </span>
  );
}
