import type { Table } from "~/exchange/opening/table";
import { listActions } from "~/records/work/actions.server";
import { readWorkChoices } from "~/records/work/choices.server";
import { storeActions } from "~/records/work/store-actions.server";
import type { TenantDb } from "~db/tenant";
import { readActionRows } from "./actions-file";

/** Stores a file of actions, whole or not at all. @throws FileError with every faulty row */
export async function importActions(db: TenantDb, table: Table, today: string, reason: string | null = null) {
  const { actions } = await listActions(db, { today });
  const changes = readActionRows(table, actions, await readWorkChoices(db, today), today);
  const outcome = await storeActions(db, changes, { reason });
  if (!outcome.stored) throw new Error("an action of the file went away while it was read");
  const { created, changed, unchanged } = outcome;
  return { created, changed, unchanged };
}
