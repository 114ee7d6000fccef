import type { ShownAmount, ShownMoves, ShownShare } from "~/domain/moved/disclosure";
import type { Strategy } from "~/domain/terms";
import { WaterfallChart } from "~/ui/charts/waterfall/WaterfallChart";
import { YearPicker } from "~/ui/controls/YearPicker";
import type { Writing } from "~/ui/figures/format-numbers";
import { lowered, type MetricWords } from "~/ui/figures/metrics/sentences";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { MovedTable } from "./MovedTable";
import { partsOfAmount, partsOfShare, stepsOf } from "./steps";

export interface WhatMovedProps {
  moves: ShownMoves | null;
  words: MetricWords;
  strategy: Strategy;
  slug: string;
  from: number;
  to: number;
  /** The years that it can be compared with. */
  earlier: number[];
  writing: Writing;
}

/** What moved a figure between two years: a waterfall with its table. */
export function WhatMoved(props: WhatMovedProps) {
  const { moves, from, to, earlier } = props;
  return (
    <Section
      id="moved"
      title={`What moved it, ${from} to ${to}`}
      lead="Members’ own change, larger and smaller weights, and who came and went. The parts add up exactly."
      actions={<YearPicker years={earlier} current={from} parameter="from" label="Compared with" />}
    >
      {moves === null ? (
        <p className="text-ink-soft">No member has a value in both years, so there is nothing to compare.</p>
      ) : moves.kind === "withheld" ? (
        <Notice tone="info" title="Withheld to protect members">
          <p>
            What moved it from {from} to {to} is {moves.withheld.detail}. Neighboring years, or the baseline
            year, may be shown.
          </p>
        </Notice>
      ) : (
        <Moved {...props} moves={moves} />
      )}
    </Section>
  );
}

function Moved({
  moves,
  words,
  strategy,
  slug,
  from,
  to,
  writing,
}: WhatMovedProps & { moves: ShownShare | ShownAmount }) {
  const share = moves.kind === "share";
  const parts = share ? partsOfShare(moves, writing) : partsOfAmount(moves, words.numeratorUnit, writing);
  const levels = { from, to, before: Number(moves.before), after: Number(moves.after) };
  const about = share ? `${words.label}` : words.numerator;
  return (
    <div className="grid gap-6">
      <WaterfallChart
        title={`${about}: ${parts.before} in ${from}, ${parts.after} in ${to}; ${parts.own.text} from members’ own change`}
        steps={stepsOf(parts, levels)}
        accent={strategy}
        note={noteOf(moves)}
      />
      <MovedTable
        parts={parts}
        share={share}
        slug={slug}
        label={`What moved ${lowered(about)} from ${from} to ${to}`}
        year={to}
      />
      {moves.others.length > 0 ? <Others moves={moves} /> : null}
    </div>
  );
}

function noteOf(moves: ShownShare | ShownAmount): string {
  if (moves.kind === "amount")
    return "Bars show steps from one level to the other, so the scale does not begin at 0.";
  const protectedWords =
    moves.hidden > 0
      ? " To protect members, their own change together is rounded to a tenth of a point."
      : "";
  return `Own change: the member’s share moved, at its average weight. Mix: its weight moved, at its average distance from the whole. Computed exactly, rounded to hundredths of a point for reading.${protectedWords}`;
}

const WHY = {
  joined: "only in the later year",
  left: "no longer a member",
  not_reported: "did not report the later year",
} as const;

function Others({ moves }: { moves: ShownShare | ShownAmount }) {
  return (
    <ul className="grid gap-1.5">
      {moves.others.map(({ name, why }) => (
        <li key={name}>
          <strong className="font-semibold">{name}</strong>: {WHY[why]}
        </li>
      ))}
    </ul>
  );
}
