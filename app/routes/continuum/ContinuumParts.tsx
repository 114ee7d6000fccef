import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Stage } from "~/domain/continuum/continuum";
import { paths } from "~/paths";
import { DistributionBar } from "~/ui/continuum/DistributionBar";
import { StageMark } from "~/ui/continuum/StageMark";
import { type StageWords, stageWord } from "~/ui/continuum/stages";
import { listOf } from "~/ui/figures/dates";
import { Icon } from "~/ui/figures/icons";
import { Missing } from "~/ui/figures/Missing";
import { lowered } from "~/ui/figures/metrics/sentences";
import type { DistributionView, HeatView } from "./view.server";

/** The stage reached across all practices, or how many practices are rated so far. */
export function Reached({
  stageReached,
  rated,
  of,
  words,
}: {
  stageReached: Stage | null;
  rated: number;
  of: number;
  words: StageWords;
}) {
  if (rated === 0) return <span className="text-ink-soft">not rated</span>;
  if (stageReached === null)
    return (
      <span className="text-ink-soft">
        incomplete, {rated} of {of} rated
      </span>
    );
  return (
    <span className="inline-flex items-center gap-2">
      <StageMark stage={stageReached} />
      {stageWord(words, stageReached)}
    </span>
  );
}

/** The practices that hold most members back, in a sentence; or why they are withheld. */
export function LaggingSentence({ lagging, laggingWithheld }: Pick<HeatView, "lagging" | "laggingWithheld">) {
  if (lagging === null)
    return (
      <>
        Which practices lag: <Missing kind="withheld" />
        {laggingWithheld ? <span className="text-ink-soft">, {laggingWithheld.detail}</span> : null}
      </>
    );
  if (lagging.length === 0) return "No single practice holds most members back.";
  const named = lagging.map(({ name, members }) =>
    members ? `${lowered(name)} (${members.lagging} of ${members.of} members)` : lowered(name),
  );
  return (
    <>
      Most members lag on <strong className="font-semibold">{listOf(named)}</strong>: they are at a lower
      stage there than elsewhere.
    </>
  );
}

/** For each practice, how many members stand at each stage. */
export function Distributions({
  distributions,
  words,
}: {
  distributions: DistributionView[];
  words: StageWords;
}) {
  return (
    <ul className="grid gap-x-12 gap-y-8 md:grid-cols-2">
      {distributions.map((distribution) => (
        <li key={distribution.practice} className="keep-together min-w-0">
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
            <h3 className="font-semibold text-base">{distribution.name}</h3>
            {distribution.median === null ? null : (
              <p className="text-ink-soft text-sm">Median: {stageWord(words, distribution.median)}</p>
            )}
          </div>
          <PracticeDistribution distribution={distribution} words={words} />
        </li>
      ))}
    </ul>
  );
}

function PracticeDistribution({
  distribution,
  words,
}: {
  distribution: DistributionView;
  words: StageWords;
}) {
  const { counts, rated, of, withheld, peers } = distribution;
  const unrated = of - rated;
  if (counts === null)
    return (
      <p>
        <Missing kind="withheld" />
        <span className="block text-ink-soft text-sm">
          {withheld?.detail}; {rated} of {of} members are rated
        </span>
      </p>
    );
  if (rated === 0) return <p className="text-ink-soft">No member is rated yet.</p>;
  return (
    <>
      <DistributionBar counts={counts} unrated={unrated} words={words} />
      {peers && peers.length > 0 ? (
        <details className="folded mt-1">
          <summary>Show each peer</summary>
          <p className="mt-1 text-ink-soft text-sm">The order differs for each practice and year.</p>
          <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
            {peers.map(({ name, stage }) => (
              <li key={name} className="flex items-center gap-2">
                {name} <StageMark stage={stage} /> {stageWord(words, stage)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const SIGNS = {
  up: "up",
  down: "down",
  newly_rated: "check",
  no_longer_rated: "dash",
  same: "same",
} as const;

/** How subjects moved since each one's last assessed year: a summary, then the list, open if it is short. */
export function Moves({
  moves,
  words,
  slug: collaborative,
  year,
}: Pick<HeatView, "moves"> & { words: StageWords; slug: string; year: number }) {
  if (moves.length === 0)
    return (
      <p className="text-ink-soft">No one has moved since the last rating, and no one is newly rated.</p>
    );
  const count = (kind: (typeof moves)[number]["move"]) => moves.filter(({ move }) => move === kind).length;
  const places = (n: number) => (n === 1 ? "1 place" : `${n} places`);
  const facts = [
    count("up") > 0 ? `up in ${places(count("up"))}` : null,
    count("down") > 0 ? `down in ${places(count("down"))}` : null,
    count("newly_rated") > 0 ? `newly rated in ${places(count("newly_rated"))}` : null,
    count("no_longer_rated") > 0 ? `no longer rated in ${places(count("no_longer_rated"))}` : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p>Compared with the year each was last rated: {listOf(facts)}.</p>
      <details className="folded mt-2" open={moves.length <= 12}>
        <summary>Show each change</summary>
        <ul className="mt-3 grid gap-x-12 gap-y-1.5 md:grid-cols-2">
          {moves.map(({ slug, name, practice, practiceName, move, from, to, since }) => (
            <li key={`${slug} ${practice}`} className="flex gap-2">
              <Icon name={SIGNS[move]} className="mt-1" />
              <span>
                <Link to={`${paths.continuumSubject(collaborative, slug, { year })}#${practice}`}>
                  {name}
                </Link>
                , {lowered(practiceName)}:{" "}
                <MoveWords move={move} from={from} to={to} since={since} words={words} />
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function MoveWords({
  move,
  from,
  to,
  since,
  words,
}: Pick<HeatView["moves"][number], "move" | "from" | "to" | "since"> & { words: StageWords }): ReactNode {
  if (move === "newly_rated") return `newly rated, ${stageWord(words, to)}`;
  if (move === "no_longer_rated") return `no longer rated (${stageWord(words, from)} in ${since})`;
  return `${move === "up" ? "up" : "down"} from ${stageWord(words, from)} (${since}) to ${stageWord(words, to)}`;
}
