import { isBlank } from "~/domain/plain-text";
import type { ActionContent } from "~/domain/work/action";
import { LONGEST_TITLE, standingForm } from "~/domain/work/forms";
import { ACTION_ORIGINS, ACTION_STATES, type ActionOrigin } from "~/domain/work/terms";
import { type CsvCell, toCsv } from "~/exchange/csv";
import {
  atMost,
  FileError,
  headerFaults,
  type RowError,
  type Table,
  wrongWidth,
} from "~/exchange/opening/table";
import type { ListedAction } from "~/records/work/actions.server";
import type { ActionChange } from "~/records/work/store-actions.server";

/** Actions as a file that comes back in unchanged. */

const COLUMNS = [
  "id",
  "title",
  "owner",
  "organization",
  "due_on",
  "first_due_on",
  "moves",
  "state",
  "done_on",
  "note",
  "origin",
  "initiative",
  "goal",
  "agenda_item",
] as const;
type Column = (typeof COLUMNS)[number];
/** Columns that a file may leave out. */
const OPTIONAL: readonly Column[] = [
  "id",
  "first_due_on",
  "moves",
  "done_on",
  "note",
  "initiative",
  "goal",
  "agenda_item",
];

export const MOST_ROWS = 10_000;

/** Whom and what a row may name, by id, or by a name that only one of them has. */
export interface Named {
  owners: { id: string; name: string; organization: string }[];
  initiatives: { id: string; name: string }[];
  goals: { id: string; statement: string }[];
}

/** @param options.mark start with a byte-order mark, for Excel */
export function actionsCsv(actions: ListedAction[], named: Named, options: { mark?: boolean } = {}): string {
  const owners = new Set(namesakes(named.owners.map(ownerKey)));
  const initiatives = new Set(namesakes(named.initiatives.map(({ name }) => name)));
  const goals = new Set(namesakes(named.goals.map(({ statement }) => statement)));
  const rows = actions.map((action): CsvCell[] => [
    action.id,
    action.title,
    owners.has(ownerKey({ name: action.owner, organization: action.organization }))
      ? action.ownerId
      : action.owner,
    action.organization,
    action.dueOn,
    action.firstDueOn,
    action.moves,
    action.state,
    action.doneOn,
    action.note,
    action.origin,
    action.initiative !== null && initiatives.has(action.initiative)
      ? action.initiativeId
      : action.initiative,
    action.goal && (goals.has(action.goal.statement) ? action.goal.id : action.goal.statement),
    action.agendaItemId,
  ]);
  return toCsv(COLUMNS, rows, options);
}

const ownerKey = ({ name, organization }: { name: string; organization: string }) =>
  `${name}\n${organization}`;

const namesakes = (names: string[]) => names.filter((name, place) => names.indexOf(name) !== place);

/**
 * The changes that a file makes: rows with an id change that action, the others are new.
 * @param stored all actions, by which rows with an id are checked
 * @throws FileError with every faulty row
 */
export function readActionRows(
  table: Table,
  stored: ListedAction[],
  named: Named,
  today: string,
): ActionChange[] {
  const known: readonly string[] = COLUMNS;
  const errors = headerFaults(
    "a file of actions",
    table.columns.filter((name) => !known.includes(name)),
    COLUMNS.filter((name) => !OPTIONAL.includes(name) && !table.columns.includes(name)),
  );
  if (table.rows.length > MOST_ROWS)
    errors.push({ row: null, column: null, code: "too_many", message: `Send at most ${MOST_ROWS} rows.` });
  if (errors.length > 0) throw new FileError(errors);
  const byId = new Map(stored.map((action) => [action.id, action]));
  const seen = new Map<string, number>();
  const changes = table.rows.flatMap((row): ActionChange[] => {
    const { line, cells, width } = row;
    if (width !== table.columns.length) {
      errors.push(wrongWidth(row, table));
      return [];
    }
    const read = readRow(cells, byId, named, today);
    if ("faults" in read) {
      errors.push(...read.faults.map((fault) => ({ row: line, ...fault })));
      return [];
    }
    const earlier = read.id === null ? undefined : seen.get(read.id);
    if (earlier !== undefined) {
      errors.push({
        row: line,
        column: "id",
        code: "duplicate",
        message: `Line ${earlier} has the same action.`,
      });
      return [];
    }
    if (read.id !== null) seen.set(read.id, line);
    return [read];
  });
  if (errors.length > 0) throw new FileError(errors);
  return changes;
}

type Fault = Omit<RowError, "row">;

function readRow(
  cells: Record<string, string>,
  byId: Map<string, ListedAction>,
  named: Named,
  today: string,
): ActionChange | { faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (column: Column, code: string, message: string) => {
    faults.push({ column, code, message });
    return null;
  };
  const text = (column: Column) => (cells[column] ?? "").trim();
  const id = text("id").toLowerCase() || null;
  const before = id === null ? undefined : byId.get(id);
  if (id !== null && !before)
    fault("id", "unknown_id", "There is no such action. Leave the cell empty for a new one.");
  if (isBlank(text("title"))) fault("title", "title_missing", "The title is missing.");
  if (text("title").length > LONGEST_TITLE) fault("title", "too_long", atMost(LONGEST_TITLE));

  const find = <T extends { id: string }>(
    column: Column,
    list: T[],
    matches: (item: T, cell: string) => boolean,
  ): string | null => {
    const cell = text(column);
    if (cell === "") return null;
    const own = list.find((item) => item.id === cell.toLowerCase());
    if (own) return own.id;
    const found = list.filter((item) => matches(item, cell));
    if (found.length > 1) return fault(column, "ambiguous", `Several are called “${cell}”: use the id.`);
    return found[0]?.id ?? fault(column, "unknown", `“${cell}” is not known here.`);
  };
  const organization = text("organization");
  const ownerId = find(
    "owner",
    named.owners,
    (owner, cell) => owner.name === cell && (organization === "" || owner.organization === organization),
  );
  if (text("owner") === "") fault("owner", "owner_missing", "Say who does it.");
  const initiativeId = find("initiative", named.initiatives, ({ name }, cell) => name === cell);
  const goalId = find("goal", named.goals, ({ statement }, cell) => statement === cell);
  const origin = text("origin") || "other";
  if (!Object.hasOwn(ACTION_ORIGINS, origin))
    fault("origin", "bad_origin", `“${origin}” is not known: use ${Object.keys(ACTION_ORIGINS).join(", ")}.`);
  else if (origin === "initiative" && text("initiative") === "")
    fault("initiative", "initiative_missing", "Name the initiative that it came from.");
  if (before && text("first_due_on") !== "" && text("first_due_on") !== before.firstDueOn)
    fault("first_due_on", "kept", `The date first agreed is kept: ${before.firstDueOn}.`);
  const item = text("agenda_item").toLowerCase() || null;
  if (item !== null && item !== (before?.agendaItemId ?? null))
    fault("agenda_item", "kept", "Under which agenda item it was promised cannot be changed by a file.");

  const standing = standingForm(today).safeParse({
    state: text("state") || "open",
    dueOn: text("due_on") || undefined,
    doneOn: text("done_on") || undefined,
    note: text("note") || undefined,
  });
  if (!standing.success)
    for (const { path, message } of standing.error.issues) {
      const column = STANDING[String(path[0])] ?? "state";
      const words = column === "state" ? `Use ${Object.keys(ACTION_STATES).join(", ")}.` : message;
      fault(column, `bad_${column}`, words);
    }
  if (faults.length > 0 || !standing.success || ownerId === null) return { faults };
  const content: ActionContent = {
    title: text("title"),
    ownerId,
    origin: origin as ActionOrigin,
    initiativeId,
    goalId,
    agendaItemId: item,
    ...standing.data,
  };
  return { id, content };
}

const STANDING: Record<string, Column> = { state: "state", dueOn: "due_on", doneOn: "done_on", note: "note" };
