import type { Typing } from "~/domain/numbers/read-number";
import type { Decimal } from "~/domain/terms";
import type { AreaUnit } from "./codes";
import { readColumn } from "./column";
import { type AreaCount, countIn } from "./count";
import { type Estimate, estimateIn } from "./crosswalk";

/** An area's list of one year, as the counter needs it. */
export interface CountedList {
  /** Code of the area. */
  area: string;
  unit: AreaUnit;
  codes: string[];
  weights: Record<string, Decimal> | null;
}

export interface Counting {
  text: string;
  /** What the codes of the column are. */
  unit: AreaUnit;
  lists: CountedList[];
  typing: Typing;
}

export type AreaResult =
  | { area: string; kind: "count"; count: AreaCount }
  /** By a crosswalk from ZIP codes. */
  | { area: string; kind: "estimate"; estimate: Estimate; blank: number };

/** What a column comes to. It has no code of any person in it. */
export type ColumnAnswer =
  | { rows: number; headed: boolean; hasAmounts: boolean; results: AreaResult[] }
  | { faults: string[] };

/** Whether a column of these codes can be counted by the list. */
export const isCountable = (list: Pick<CountedList, "unit" | "weights">, unit: AreaUnit): boolean =>
  list.unit === unit || (unit === "zip" && list.weights !== null);

/** Counts a column by every list at once: the one way of counting, in the browser, its worker, and on the server. */
export function countColumn({ text, unit, lists, typing }: Counting): ColumnAnswer {
  const read = readColumn(text, unit, typing);
  if ("faults" in read) return read;
  const { tally, headed, hasAmounts } = read;
  const results = lists.flatMap((list): AreaResult[] => {
    if (list.unit === unit)
      return [{ area: list.area, kind: "count", count: countIn(tally, new Set(list.codes)) }];
    if (!isCountable(list, unit)) return [];
    const estimate = estimateIn(tally, new Map(Object.entries(list.weights ?? {})));
    const blank = countIn(tally, new Set()).blank.rows;
    return [{ area: list.area, kind: "estimate", estimate, blank }];
  });
  return { rows: tally.rows, headed, hasAmounts, results };
}
