import { type OutcomeFields, type OutcomeRecord, outcomeForm } from "~/domain/outcomes/outcome";
import { toCsv } from "~/exchange/csv";
import { FileError, headerFaults, type RowError, type Table, wrongWidth } from "~/exchange/opening/table";
import { OPTIONAL_COLUMNS, OUTCOME_COLUMNS, type OutcomeColumn } from "./outcome-columns";

/** Outcomes as a file that comes back in unchanged. */

export const MOST_OUTCOMES = 5_000;
/** Initiatives of one outcome stand in one cell. */
const BETWEEN = "; ";

type Listed = OutcomeRecord & { organization: string | null; initiatives: string[] };

/** @param options.mark start with a byte-order mark, for Excel */
export function outcomesCsv(outcomes: readonly Listed[], options: { mark?: boolean } = {}): string {
  const yes = (fact: boolean) => (fact ? "yes" : "no");
  return toCsv(
    OUTCOME_COLUMNS,
    outcomes.map((outcome) => [
      outcome.id,
      outcome.domain,
      outcome.who,
      outcome.organization,
      outcome.what,
      outcome.change,
      outcome.happenedOn,
      outcome.place,
      outcome.matters,
      outcome.contribution,
      yes(outcome.planned),
      yes(outcome.good),
      outcome.initiatives.join(BETWEEN),
      outcome.state,
    ]),
    options,
  );
}

/** What a row may name: organizations as forms send them, and initiatives. */
export interface Named {
  organizations: { value: string; label: string }[];
  initiatives: { value: string; label: string }[];
}

/** A row with an id changes that outcome; one without is a new draft. */
export interface OutcomeRow {
  id: string | null;
  fields: OutcomeFields;
}

/** Which field of the form a column fills, for faults. */
const COLUMN_OF: Record<string, OutcomeColumn> = {
  domain: "who_changed",
  happenedOn: "happened_on",
  matters: "why_it_matters",
  contribution: "what_we_did",
  initiativeIds: "initiatives",
};

/**
 * The outcomes of a table with a header. What a file has no columns for, goals and results, stays as it is stored.
 * @param stored the outcomes that rows may change
 * @throws FileError with every faulty row
 */
export function readOutcomeRows(table: Table, stored: readonly Listed[], named: Named): OutcomeRow[] {
  const known: readonly string[] = OUTCOME_COLUMNS;
  const errors = headerFaults(
    "a file of outcomes",
    table.columns.filter((name) => !known.includes(name)),
    OUTCOME_COLUMNS.filter((name) => !OPTIONAL_COLUMNS.includes(name) && !table.columns.includes(name)),
  );
  if (table.rows.length > MOST_OUTCOMES)
    errors.push({
      row: null,
      column: null,
      code: "too_many",
      message: `Send at most ${MOST_OUTCOMES} rows.`,
    });
  if (errors.length > 0) throw new FileError(errors);
  const byId = new Map(stored.map((outcome) => [outcome.id, outcome]));
  const seen = new Map<string, number>();
  const rows = table.rows.flatMap((row): OutcomeRow[] => {
    if (row.width !== table.columns.length) {
      errors.push(wrongWidth(row, table));
      return [];
    }
    const read = readRow(row, byId, named);
    if ("faults" in read) {
      errors.push(...read.faults);
      return [];
    }
    const earlier = read.id === null ? undefined : seen.get(read.id);
    if (earlier !== undefined) {
      const message = `Line ${earlier} has the same outcome.`;
      errors.push({ row: row.line, column: "id", code: "duplicate", message });
      return [];
    }
    if (read.id !== null) seen.set(read.id, row.line);
    return [read];
  });
  if (errors.length > 0) throw new FileError(errors);
  return rows;
}

function readRow(
  { line, cells }: Table["rows"][number],
  byId: Map<string, Listed>,
  named: Named,
): OutcomeRow | { faults: RowError[] } {
  const cell = (column: OutcomeColumn) => cells[column]?.trim() || undefined;
  const faults: RowError[] = [];
  const fault = (column: OutcomeColumn, code: string, message: string) =>
    faults.push({ row: line, column, code, message });
  const byName = (list: Named["initiatives"], name: string, column: OutcomeColumn) => {
    const found = list.filter(({ label }) => label.toLowerCase() === name.toLowerCase());
    if (found.length === 1) return found[0]?.value;
    fault(
      column,
      "unknown_name",
      `“${name.slice(0, 60)}” is not listed here${found.length > 1 ? " only once" : ""}.`,
    );
    return undefined;
  };
  const id = cell("id") ?? null;
  const stored = id === null ? undefined : byId.get(id);
  if (id !== null && !stored)
    fault("id", "unknown_id", "There is no such outcome. Leave it empty for a new one.");
  const organization = cell("organization");
  const initiatives = (cell("initiatives") ?? "").split(BETWEEN.trim()).map((name) => name.trim());
  const read = outcomeForm.safeParse({
    domain: cell("who_changed"),
    who: cell("who"),
    organization: organization && byName(named.organizations, organization, "organization"),
    what: cell("what"),
    change: cell("change"),
    happenedOn: cell("happened_on"),
    place: cell("place"),
    matters: cell("why_it_matters"),
    contribution: cell("what_we_did"),
    planned: cell("planned"),
    good: cell("good"),
    initiativeIds: initiatives
      .filter(Boolean)
      .flatMap((name) => byName(named.initiatives, name, "initiatives") ?? []),
    goalIds: stored?.goalIds ?? [],
    resultIds: stored?.resultIds ?? [],
  });
  if (!read.success)
    for (const { path, message } of read.error.issues) {
      const field = String(path[0] ?? "");
      fault(COLUMN_OF[field] ?? (field as OutcomeColumn), "invalid", message);
    }
  return read.success && faults.length === 0 ? { id, fields: read.data } : { faults };
}
