import { z } from "zod";
import type { Outcome } from "~/domain/agreements/obligations";
import { toCsv } from "~/exchange/csv";
import { FileError, headerFaults, type RowError, type Table, wrongWidth } from "~/exchange/opening/table";
import { OBLIGATION_COLUMNS, type ObligationColumn } from "./obligation-columns";

/** What became of obligations, period by period, as a file that comes back in unchanged. */

export const MOST_PERIODS = 20_000;

/** A period as the file lists it: its words go out only. */
export interface ListedPeriod extends Outcome {
  id: string;
  dueOn: string;
  agreement: string;
  party: string;
  promise: string;
  about: string;
  due: string;
  state: string;
  /** The facts decide when it was done: what a file says of it may not differ. */
  byFacts: boolean;
}

/** @param options.mark start with a byte-order mark, for Excel */
export function obligationsCsv(periods: readonly ListedPeriod[], options: { mark?: boolean } = {}): string {
  return toCsv(
    OBLIGATION_COLUMNS,
    periods.map((own) => [
      own.id,
      own.agreement,
      own.party,
      own.promise,
      own.about,
      own.due,
      own.dueOn,
      own.state,
      own.doneOn,
      own.waived,
    ]),
    options,
  );
}

/** What a row says became of a period. */
export interface PeriodRow extends Outcome {
  id: string;
  dueOn: string;
}

const READ: readonly ObligationColumn[] = ["id", "due_on", "done_on", "waived_because"];
const day = z.iso.date().refine((text) => text >= "1900-01-01" && text <= "2199-12-31");

/**
 * The rows of a table that say something else than what is stored. Only the days of doing and the reasons can change;
 * the other columns are for people.
 * @param stored the periods that rows may be about
 * @throws FileError with every faulty row
 */
export function readObligationRows(
  table: Table,
  stored: readonly ListedPeriod[],
): { changed: PeriodRow[]; unchanged: number } {
  const known: readonly string[] = OBLIGATION_COLUMNS;
  const errors: RowError[] = headerFaults(
    "a file of obligations",
    table.columns.filter((name) => !known.includes(name)),
    READ.filter((name) => !table.columns.includes(name)),
  );
  if (table.rows.length > MOST_PERIODS)
    errors.push({ row: null, column: null, code: "too_many", message: `Send at most ${MOST_PERIODS} rows.` });
  if (errors.length > 0) throw new FileError(errors);
  const keyOf = ({ id, dueOn }: { id: string; dueOn: string }) => `${id} ${dueOn}`;
  const periods = new Map(stored.map((period) => [keyOf(period), period]));
  const lines = new Map<string, number>();
  const changed: PeriodRow[] = [];
  for (const row of table.rows) {
    if (row.width !== table.columns.length) {
      errors.push(wrongWidth(row, table));
      continue;
    }
    const cell = (column: ObligationColumn) => row.cells[column]?.trim() || null;
    const fault = (column: ObligationColumn, code: string, message: string) =>
      errors.push({ row: row.line, column, code, message });
    const read = {
      id: cell("id") ?? "",
      dueOn: cell("due_on") ?? "",
      doneOn: cell("done_on"),
      waived: cell("waived_because"),
    };
    const period = periods.get(keyOf(read));
    const earlier = lines.get(keyOf(read));
    lines.set(keyOf(read), row.line);
    if (!period) fault("id", "unknown_id", "There is no such obligation with this due date.");
    else if (earlier !== undefined) fault("id", "duplicate", `Line ${earlier} is about the same period.`);
    else if (read.doneOn === period.doneOn && read.waived === period.waived) continue;
    // What is not done by the facts can still be waived.
    else if (period.byFacts && (period.doneOn !== null || read.doneOn !== null))
      fault("done_on", "by_facts", "What is stored here decides this. Leave it as it is.");
    else if (read.doneOn && read.waived)
      fault("waived_because", "invalid", "It was either done or waived. Leave one of the two empty.");
    else if (read.doneOn && !day.safeParse(read.doneOn).success)
      fault("done_on", "invalid", "Enter a day, such as 2026-06-30.");
    else if (read.waived && read.waived.length > 500)
      fault("waived_because", "invalid", "At most 500 characters.");
    else changed.push(read);
  }
  if (errors.length > 0) throw new FileError(errors);
  return { changed, unchanged: table.rows.length - changed.length };
}
