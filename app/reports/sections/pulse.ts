import { numberFormat } from "~/domain/numbers/number-format";
import type { Reading } from "~/domain/pulse/scores";
import { EN } from "~/domain/pulse/words/en";
import { AUDIENCES, type ReportBlock } from "~/reports/model";
import { formatDate } from "~/ui/figures/dates";
import { defineSection, type SectionContext } from "./section";

/** How those involved find the partnership, from the newest closed round: scales only, no groups and no words. */
export const pulseSection = defineSection({
  key: "pulse",
  title: "How we work together",
  strategy: null,
  // Chosen on purpose: it is shown to others only if someone adds it.
  leftOutFor: AUDIENCES,
  build: pulseBlocks,
});

const READINGS: Record<Reading, string> = {
  strength: "Strength",
  talk: "To talk about",
  concern: "Concern",
};
const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

function pulseBlocks({ writer: { writing }, sources: { pulse } }: SectionContext): ReportBlock[] {
  if (!pulse || pulse.outcome.tooFew)
    return [{ kind: "paragraph", text: "No round of the pulse with enough answers has been closed." }];
  const { name, closedOn, outcome } = pulse;
  const score = (value: number) => numberFormat(writing.locale, TWO).format(value);
  const all = outcome.maySpeakForAll ? "" : " Fewer than two thirds answered: this may not speak for all.";
  return [
    {
      kind: "paragraph",
      text: `${name}, closed on ${formatDate(closedOn, writing)}: ${outcome.answered} of ${outcome.invited} answered.${all}`,
    },
    {
      kind: "table",
      id: "pulse",
      title: "Scales of the pulse",
      note: "Means from 1 (not at all) to 5 (entirely), with the 95% interval where ten or more answered.",
      columns: ["Scale", "Score", "Likely between", "Reading"].map((label) => ({ label, numeric: false })),
      rows: outcome.scales.map(({ scale, mean, half, reading, split }) => [
        EN.scales[scale],
        score(mean),
        half === null ? "–" : `${score(mean - half)}–${score(mean + half)}`,
        split ? `${READINGS[reading]}; views lie far apart` : READINGS[reading],
      ]),
    },
  ];
}
