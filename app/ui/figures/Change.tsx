import { Icon } from "./icons";

export type Direction = "up" | "down" | "same";

const WORDS: Record<Direction, string> = { up: "Up", down: "Down", same: "No change" };

/** "+3.1 points" → "3.1 points", where a word already says which way. */
export const unsigned = (amount: string): string => amount.replace(/^[+−-]/, "");

/**
 * A change since an earlier year, like for like: arrow, word, amount, and how many members stand in both
 * years. Whether up is good depends on the figure, so direction carries no color of its own.
 */
export function Change({
  direction,
  amount,
  since,
  cohort,
  caution,
}: {
  direction: Direction;
  /** As written by formatPoints, formatGrowth or formatDifference. */
  amount: string;
  /** The year (or words such as "each member's baseline") that it is measured from. */
  since: number | string;
  /** Members with a value in both years. */
  cohort?: number;
  /** What limits the comparison, such as "definitions differ". */
  caution?: string | null;
}) {
  return (
    <span className="text-sm">
      <span className="whitespace-nowrap font-semibold">
        <Icon name={direction} /> {WORDS[direction]}
      </span>{" "}
      <span className="tabular">
        {direction === "same" ? (
          ""
        ) : (
          <strong className="whitespace-nowrap font-semibold">{unsigned(amount)} </strong>
        )}
        <span className="text-ink-soft">
          since {since}
          {cohort === undefined ? "" : `, ${cohort} ${cohort === 1 ? "member" : "members"} in both years`}
          {caution ? `; ${caution}` : ""}
        </span>
      </span>
    </span>
  );
}
