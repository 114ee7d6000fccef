import type { Movable, Need, Takes } from "~/domain/goals/takes/needs";
import { figureCodeOf } from "~/domain/goals/targets";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import type { GoalWords } from "~/domain/goals/words/words";
import type { Unit } from "~/domain/terms";

/** What a target still takes, in words that fit the page. */
export interface NeedView {
  aim: string;
  /** "14 more impact hires together, 7 a year until 2027." */
  sentence: string;
  /** "Computed from 2025, 2 members …" */
  from: string;
  met: boolean;
  columns: string[];
  rows: { memberId: string; cells: string[] }[];
}

export function needViews(
  takes: Takes[],
  { words, startYear, targetYear }: { words: GoalWords; startYear: number; targetYear: number },
): NeedView[] {
  return takes.map((each): NeedView => {
    const target = each.kind === "together" ? each.need.target : each.each.target;
    const aim = targetSentence(target, { startYear, targetYear }, words);
    if (each.kind === "together") return { aim, ...togetherView(each.need, words) };
    const rows = each.each.members.map(({ memberId, need }) => ({
      memberId,
      cells: [sentenceOf(need, words)],
    }));
    const met = each.each.members.every(({ need }) => need.met);
    const open = each.each.members.filter(({ need }) => !need.met).length;
    return {
      aim,
      sentence: met
        ? "Every member shown here meets it."
        : `${open} of the ${rows.length} ${rows.length === 1 ? "member" : "members"} shown here ${open === 1 ? "needs" : "need"} more.`,
      from: "Each from the newest year it has reported.",
      met,
      columns: ["Still needed"],
      rows,
    };
  });
}

function togetherView(need: Need, words: GoalWords): Omit<NeedView, "aim"> {
  const { year, members, reporting, met, less, needed } = need;
  const share = need.target.kind === "share";
  const denominator = figureWords(need.target, words)?.denominator;
  const unchanged = denominator ? `, with no change in ${words.lowered(denominator)}` : "";
  const by = reporting === 1 ? "1 member" : `${reporting} members`;
  const own = members.length === 0 && reporting <= 1;
  const each = amount(needed / Math.max(1, reporting), need, words);
  const sharedOut = met || own ? "" : ` That is ${each} each, at equal shares.`;
  const columns = denominator
    ? [`In proportion to ${words.lowered(denominator)}`]
    : ["In proportion to size"];
  columns.push("At equal shares");
  if (share) columns.push("To reach it alone");
  return {
    sentence: `${sentenceOf(need, words)}${sharedOut}`,
    from: own
      ? `From the figures of ${year}${unchanged}.`
      : `From the figures of ${year} (${by})${unchanged}.`,
    met,
    columns,
    rows: met
      ? []
      : members.map(({ memberId, proportional, equal, alone }) => ({
          memberId,
          cells: [
            proportional === null ? "–" : amount(proportional, need, words),
            amount(equal, need, words),
            ...(share ? [aloneWords(alone, need, words)] : []),
          ],
        })),
  };

  function aloneWords(value: number | null, about: Need, with_: GoalWords): string {
    if (value === null) return "–";
    if (value <= 0) return "already there";
    return `${amount(value, about, with_)} ${less ? "less" : "more"}`;
  }
}

/** "14 more impact hires by 2027, 7 a year." */
function sentenceOf(need: Need, words: GoalWords): string {
  if (need.met) return `Met in ${need.year}: nothing more is needed while it stays there.`;
  const { needed, aYear, dueYear, less, reporting, members } = need;
  const label = words.lowered(figureWords(need.target, words)?.numerator ?? "");
  const unit = unitOf(need.target, words);
  const more = unit === "count" && less ? "fewer" : less ? "less" : "more";
  const what = unit === "currency" ? `${more} in ${label}` : `${more} ${label}`;
  const together = members.length > 1 || reporting > 1 ? " together" : "";
  const until = aYear === null ? `; it is due in ${dueYear}` : ` by ${dueYear}`;
  const pace = aYear === null ? "" : dueYear - need.year > 1 ? `, ${amount(aYear, need, words)} a year` : "";
  return `${amount(needed, need, words)} ${what}${together}${until}${pace}.`;
}

function figureWords(target: Movable, words: GoalWords) {
  return words.figure(figureCodeOf(target));
}

function unitOf(target: Movable, words: GoalWords): Unit {
  return figureWords(target, words)?.numeratorUnit ?? "count";
}

/** To a tenth of a person or thing; small amounts of money in full. */
function amount(value: number, need: Need, words: GoalWords): string {
  const unit = unitOf(need.target, words);
  return words.value(unit === "count" ? Math.round(value * 10) / 10 : value, unit);
}
