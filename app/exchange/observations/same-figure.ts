import { MAX_NOTE_CHARS } from "~/domain/entry/entry";
import { add } from "~/domain/numbers/fraction";
import type { Catalog } from "~/domain/terms";
import type { RowError } from "~/exchange/opening/table";
import { isPartOfYear, isTerm } from "~/exchange/reading/row-words";
import type { ObservationRow } from "./row";

/** Several rows of one figure contradict each other: none of them is stored before their sender says what they are. */

export interface Together {
  /** What the sender said to do with them. */
  choice: "ask" | "add" | "total";
  /** What tells a row apart from others of the same figure, in words; empty if nothing does. */
  labelOf(row: ObservationRow): string;
  /** The headers of the columns, and the labels of the lines, that say what part of a figure a row is. */
  partColumns: string[];
}

export interface Figures {
  rows: ObservationRow[];
  faults: RowError[];
  /** Rows that were not used because others of their figure were. */
  dropped: ObservationRow[];
  /** How many figures are in question. */
  inQuestion: number;
}

type Measures = ReadonlyMap<string, { kind: "flow" | "stock"; unit: string; label: string }>;

/** Collects rows and settles those of the same member, measure, year, and category. */
export function figureRows(catalog: Pick<Catalog, "measures" | "metrics" | "members">) {
  // Keys are numbers: 200,000 texts would take more memory than the rows, and time to make.
  const figures = new Map<string, Map<string, number>>();
  let count = 0;
  const first = new Map<number, number>();
  const groups = new Map<number, ObservationRow[]>();
  const rows: ObservationRow[] = [];
  const keyOf = ({ memberId, code, categoryId = "", year }: ObservationRow) => {
    const own = figures.get(memberId) ?? new Map<string, number>();
    const figure = categoryId === "" ? code : `${code} ${categoryId}`;
    const earlier = own.get(figure);
    if (earlier !== undefined) return earlier * 10_000 + year;
    own.set(figure, count);
    figures.set(memberId, own);
    return count++ * 10_000 + year;
  };
  return {
    add(row: ObservationRow): void {
      const key = keyOf(row);
      const group = groups.get(key);
      const at = first.get(key);
      if (group) group.push(row);
      else if (at !== undefined) groups.set(key, [rows[at] as ObservationRow, row]);
      else {
        first.set(key, rows.length);
        rows.push(row);
        // A part is in question even if it is alone.
        if (row.part !== undefined) groups.set(key, [row]);
      }
    },
    /** @param together "refuse": files of programs, in which a figure stands once */
    settle(together: Together | "refuse"): Figures {
      const measures: Measures = new Map(catalog.measures.map((measure) => [measure.code, measure]));
      const replaced = new Map<ObservationRow, ObservationRow | null>();
      const settled: Figures = { rows: [], faults: [], dropped: [], inQuestion: 0 };
      for (const group of groups.values()) {
        const [head] = group;
        if (!head) continue;
        if (together === "refuse") {
          settled.faults.push(...group.slice(1).map((row) => faultAt(row, repeats(head))));
          continue;
        }
        const outcome = settle(group, { measure: measures.get(head.code), together });
        if ("row" in outcome) {
          replaced.set(head, outcome.row);
          settled.dropped.push(...outcome.dropped);
          continue;
        }
        replaced.set(head, null);
        settled.inQuestion++;
        settled.faults.push(questionAt(group, outcome.why));
      }
      settled.rows = rows.flatMap((row) => {
        const other = replaced.get(row);
        return other === undefined ? [row] : other === null ? [] : [other];
      });
      return settled;
    },
  };
}

const repeats = (head: ObservationRow) =>
  `Line ${head.line}${head.sheet === undefined ? "" : ` of “${head.sheet}”`} already has this member, measure, year, and category.`;

type Outcome = { row: ObservationRow; dropped: ObservationRow[] } | { why: string };

function settle(
  group: ObservationRow[],
  {
    measure,
    together,
  }: { measure: { kind: "flow" | "stock"; unit: string; label: string } | undefined; together: Together },
): Outcome {
  const totals = group.filter(({ total }) => total);
  const parts = group.filter(({ total }) => !total);
  const [total] = totals;
  const [part] = parts;
  if (total && totals.length === 1 && (parts.length === 0 || together.choice === "total"))
    return { row: total, dropped: parts };
  const agreed = part !== undefined && parts.every((row) => row.agreed);
  const ownParts = new Set(parts.flatMap((row) => row.part ?? []));
  const inOneLine =
    new Set(parts.map(({ line, sheet }) => `${sheet} ${line}`)).size < parts.length &&
    ownParts.size < parts.length;
  const labels = parts.map((row) =>
    inOneLine ? row.column : (row.part ?? row.when ?? together.labelOf(row)),
  );
  const named = parts
    .map((row, at) => `${labels[at] || `line ${row.line}`} ${row.value ?? row.state}`)
    .join(", ");
  const lines = [...new Set(group.map(({ line }) => line))];
  const where = lines.length === 1 ? `Line ${lines[0]} is` : `${listed(lines)} are`;
  const label = measure?.label ?? part?.code ?? "";
  if (!agreed && together.choice !== "add")
    return {
      why: `${where} about one figure, ${label} (${cut(named)}): add them up, take the row named total, or say which column tells them apart.${leaveOut(group, together)}`,
    };
  const obstacle = inOneLine
    ? "Two columns of one row say it: leave one of them out."
    : notAddable(parts, { labels, measure, totals });
  if (obstacle !== null || !part)
    return { why: `${where} about one figure, ${label} (${cut(named)}). ${obstacle ?? ""}` };
  const value = parts.reduce((sum, row) => add(sum, row.value ?? "0"), "0");
  if (total && total.value !== value)
    return {
      why: `${where} about one figure, ${label}. Its parts add up to ${value}, but the total is ${total.value ?? total.state}: correct the file, or take the total.`,
    };
  const { part: _, agreed: __, when: ___, ...rest } = part;
  const own = [...new Set(parts.map(({ note }) => note).filter(Boolean))].join(" · ");
  const note = [own, `Sum of ${parts.length}: ${named}`].filter(Boolean).join(" · ");
  return { row: { ...rest, value, note: cut(note, MAX_NOTE_CHARS) }, dropped: totals };
}

/** A single row is in question only for its columns of parts, which may change nothing. */
function leaveOut(group: ObservationRow[], { partColumns }: Together): string {
  if (group.length > 1 || partColumns.length === 0) return "";
  const names = partColumns.slice(0, 4).map((header) => `“${header}”`);
  return ` If ${names.join(" or ")} does not change what the row means, leave it out.`;
}

/** Why rows cannot be added up; null if they can. */
function notAddable(
  parts: ObservationRow[],
  {
    labels,
    measure,
    totals,
  }: {
    labels: string[];
    measure: { kind: "flow" | "stock"; unit: string } | undefined;
    totals: ObservationRow[];
  },
): string | null {
  if (totals.length > 1) return "More than one of them is named total.";
  if (!measure || measure.unit === "percent") return "Shares and percentages cannot be added up.";
  if (parts.some(({ state }) => state !== "value")) return "Not all of them have a value.";
  if (labels.some((label) => label === "") || new Set(labels).size < labels.length)
    return "Nothing tells them apart, so adding them up may count twice.";
  const total = parts.reduce((sum, row) => add(sum, row.value ?? "0"), "0");
  const whole = parts.findIndex(
    ({ value }) => value !== null && value !== "0" && add(value, value) === total,
  );
  if (parts.length > 2 && whole >= 0)
    return `“${labels[whole]}” is as much as all others together, so it may be their total: name it Total in the file, or leave it out.`;
  const times = labels.filter((label) => label.split(", ").some(isPartOfYear));
  const isTime = times.length > 0 || labels.some((label) => label.split(", ").some(isTerm));
  if (measure.kind === "stock" && isTime)
    return "A figure at the end of the year is not the sum of its quarters or months.";
  if (times.length === 0)
    return measure.kind === "flow" || measure.unit === "count"
      ? null
      : "Amounts at the end of a year are not added up.";
  return isWholeYear(labels) ? null : "They are not all quarters or months of the year.";
}

/** Quarters come in fours, halves in twos, months in twelves, for each other part. */
function isWholeYear(labels: string[]): boolean {
  const counts = new Map<string, number>();
  let size = 12;
  for (const label of labels) {
    const words = label.split(", ");
    const time = words.find(isPartOfYear) ?? "";
    if (/q|quarter/i.test(time)) size = 4;
    else if (/^h[12]/i.test(time)) size = 2;
    const rest = words.filter((word) => word !== time).join(", ");
    counts.set(rest, (counts.get(rest) ?? 0) + 1);
  }
  return [...counts.values()].every((count) => count === size);
}

function faultAt(row: ObservationRow, message: string): RowError {
  const fault: RowError = { row: row.line, column: null, code: "duplicate", message };
  if (row.sheet !== undefined) fault.sheet = row.sheet;
  if (row.place !== undefined) fault.place = row.place;
  return fault;
}

/** One fault for all rows of a figure, at the last of them. */
function questionAt(group: ObservationRow[], message: string): RowError {
  const last = group.at(-1) as ObservationRow;
  return { ...faultAt(last, message), lines: group.map(({ line }) => line) };
}

const cut = (text: string, most = 160) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function listed(lines: number[]): string {
  if (lines.length === 2) return `Line ${lines[0]} and line ${lines[1]}`;
  const shown = lines.slice(0, 6).map(String);
  if (lines.length > 6) return `Lines ${shown.join(", ")}, and ${lines.length - 6} more`;
  return `Lines ${shown.slice(0, -1).join(", ")}, and ${shown.at(-1)}`;
}
