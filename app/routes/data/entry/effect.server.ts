import type { Visit } from "~/access/visit.server";
import { type Disclosed, seesEverything } from "~/domain/disclosure/disclosure";
import { needsRelease } from "~/domain/disclosure/over-time/release";
import { type EffectLine, movedFigures } from "~/domain/entry/effect";
import { isFigureProgress } from "~/domain/goals/progress/progress";
import { codesOf, isSimple, type SimpleTarget } from "~/domain/goals/targets";
import { statusWords } from "~/domain/goals/words/sentences";
import { figureOf } from "~/domain/rollup/contributions";
import type { Rollup } from "~/domain/rollup/figures";
import type { Catalog } from "~/domain/terms";
import { type FedNow, readFedNow } from "~/records/entry/effect.server";
import { readRollup, yearOf } from "~/records/figures/rollup.server";
import { goalView } from "~/routes/goals";
import { formatBeside } from "~/ui/figures/format-beside";
import { formatCoverage } from "~/ui/figures/format-numbers";
import { goalWords } from "~/ui/figures/goal-words";
import { lowered } from "~/ui/figures/metrics/sentences";

/** What is being saved: codes as the grid sends them ("impact_hires", "impact_hires@gender.women"), and years. */
export interface Saving {
  changes: { code: string; year: number }[];
}

/** The newest year with a whole number among the changes, and their codes; null if only groups change. */
function newestOf({ changes }: Saving): { year: number; codes: Set<string> } | null {
  const whole = changes.filter(({ code }) => !code.includes("@"));
  if (whole.length === 0) return null;
  const year = Math.max(...whole.map((change) => change.year));
  return { year, codes: new Set(whole.filter((change) => change.year === year).map(({ code }) => code)) };
}

/** The figures before a save, for the line that says what it did. Call it before the values are stored. */
export async function figuresBefore(
  { db, viewer }: Visit,
  catalog: Catalog,
  saving: Saving,
): Promise<Disclosed<Rollup> | null> {
  const newest = newestOf(saving);
  return newest && (await readRollup(db, { viewer, catalog, to: newest.year }));
}

/**
 * What the save did to the collaborative's figures of the newest year it touched, in one line; null if nothing that
 * this person may know. Call it in the transaction that stored the values.
 */
export async function effectOf(
  { db, viewer }: Visit,
  before: Disclosed<Rollup> | null,
  saving: Saving,
): Promise<EffectLine | null> {
  const newest = newestOf(saving);
  if (!newest || !before) return null;
  const { year, codes: written } = newest;
  const now = await readFedNow(db, { viewer, codes: written, years: [year] });
  const shared = now.goals.filter(({ level, state }) => level === "collaborative" && state === "adopted");
  const inGoals = new Set(shared.flatMap(({ target }) => (target ? codesOf(target).figures : [])));
  const moved = movedFigures({
    catalog: now.catalog,
    fed: now.fed,
    written,
    before: yearOf(before, year),
    after: yearOf(now.rollup, year),
    inGoals,
  });
  const [first] = moved;
  if (!first) return null;
  const { collaborative } = now.catalog;
  const own = figureOf(now.catalog, first.code);
  const figure = `Collaborative ${lowered(own?.label ?? first.code)} ${year}`;
  const { after } = first;
  // Withheld stays withheld: by typing, nobody finds out where a figure begins to be shown.
  const withheld = after.withheld ?? first.before?.withheld ?? null;
  if (withheld?.rule === "collecting") return { kind: "withheld", figure, detail: withheld.detail };
  if (!seesEverything(viewer) && needsRelease(collaborative.policy)) return null;
  if (withheld)
    return { kind: "withheld", figure, detail: `withheld to protect members: ${withheld.detail}` };
  if (after.value === null || !own) return null;
  const goal = goalLine(now, shared, first.code, year);
  const value = Number(after.value);
  const was = first.before?.value == null ? null : Number(first.before.value);
  const words = (number: number, other: number | null) =>
    formatBeside(own.unit, number, number === other ? [] : [other], collaborative);
  return {
    kind: "shown",
    figure,
    before: was === null ? null : words(was, value),
    after: words(value, was),
    soFar: after.soFar !== null,
    coverage: formatCoverage(after.soFar ?? after, collaborative),
    goal,
    more: moved.length - 1,
  };
}

/** The collaborative's goal about that figure, and how it stands. */
function goalLine({ catalog, sources }: FedNow, goals: FedNow["goals"], code: string, year: number) {
  const goal = goals.find(({ target }) => target && codesOf(target).figures.includes(code));
  if (!goal?.target || !sources) return null;
  const { progress } = goalView(goal, catalog, sources, year);
  if (!progress) return null;
  const words = goalWords(catalog, sources.indicators, catalog.collaborative);
  const aim = isSimple(goal.target) ? ` ${levelOf(goal.target, words)} by ${progress.dueYear}` : "";
  const limit = isFigureProgress(progress) && progress.soFar?.year === year && progress.year === year;
  return {
    aim: `goal${aim}`,
    // The coverage already says how many have reported.
    status: limit ? statusWords({ ...progress, soFar: null }) : statusWords(progress),
  };
}

/** "10%", "1,000", "2.0 times 2019". */
function levelOf(target: SimpleTarget, words: ReturnType<typeof goalWords>): string {
  if (target.kind === "share") return words.threshold(target.value, "share");
  if (target.kind === "amount")
    return words.threshold(target.value, words.figure(target.figure)?.unit ?? "count");
  if (target.kind === "multiple")
    return target.of === "baseline"
      ? `${words.times(target.factor)} the start`
      : `${words.times(target.factor)} the year before`;
  return "";
}
