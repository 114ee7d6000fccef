import { getTableName, is, type SQL, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import { rowsOf } from "~db/rows";
import * as schema from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A table of a collaborative, as it is exported. */
export interface ExportedTable {
  name: string;
  columns: string[];
}

/**
 * Left out: what only its sender sees, what is computed again from the rest, and what people answered in the pulse without
 * their names.
 */
const LEFT_OUT = [
  "uploads",
  "kept_sums",
  "member_years",
  "pulse_invitations",
  "pulse_answers",
  "pulse_words",
];
/** Grants access while it is valid. */
const SECRETS = ["secret_hash"];
const BATCH_ROWS = 1_000;
/** Cursors of one transaction need names of their own. */
let cursors = 0;

/** Every table of a collaborative: its profile, whatever has its id, and the names of its people. */
export const EXPORTED_TABLES: readonly ExportedTable[] = Object.values(schema)
  .filter((part) => is(part, PgTable))
  .map(
    (table): ExportedTable => ({
      name: getTableName(table),
      columns: getTableConfig(table).columns.map(({ name }) => name),
    }),
  )
  .filter(({ name, columns }) => name === "collaboratives" || columns.includes("collaborative_id"))
  .filter(({ name }) => !LEFT_OUT.includes(name))
  .map(({ name, columns }) => ({ name, columns: columns.filter((column) => !SECRETS.includes(column)) }))
  .concat({ name: "people", columns: ["id", "name", "email"] });

/** One row: as JSON, and each of its columns as text. No number passes through a double. */
export interface ExportedRow {
  json: string;
  cells: (string | null)[];
}

/** The rows of a table, some at a time, so that a large table is never in memory as a whole. */
export async function* exportedRows(
  db: TenantDb,
  { name, columns }: ExportedTable,
): AsyncGenerator<ExportedRow[]> {
  const listed = sql.join(
    columns.map((column) => sql`t.${sql.identifier(column)}`),
    sql`, `,
  );
  const texts = sql.join(
    columns.map((column) => sql`t.${sql.identifier(column)}::text`),
    sql`, `,
  );
  const cursor = sql.identifier(`export_${++cursors}`);
  await db.tx.execute(sql`declare ${cursor} no scroll cursor for
    select row_to_json(t)::text as json, json_build_array(${texts})::text as cells
    from (select ${listed} from ${sourceOf(name, db)} order by ${keyOf(columns)}) as t`);
  try {
    for (;;) {
      const rows = rowsOf<{ json: string; cells: string }>(
        await db.tx.execute(sql`fetch ${sql.raw(String(BATCH_ROWS))} from ${cursor}`),
      );
      yield rows.map(({ json, cells }) => ({ json, cells: JSON.parse(cells) }));
      if (rows.length < BATCH_ROWS) break;
    }
  } finally {
    await db.tx.execute(sql`close ${cursor}`);
  }
}

/** A unique order: all columns of ids, codes, and years that keys are made of. */
function keyOf(columns: string[]): SQL {
  const keys = columns.filter(
    (column) => column === "id" || /(_id|^year|^code|^practice|^rater)$/.test(column),
  );
  return sql.join([...keys.map((column) => sql`t.${sql.identifier(column)}`), sql`t::text`], sql`, `);
}

/** A draft of a rating is its rater's alone until it is submitted, and so is its history. */
function sourceOf(name: string, { collaborativeId }: TenantDb): SQL {
  // Cursors take no parameters.
  const id = sql.raw(`'${z.uuid().parse(collaborativeId)}'::uuid`);
  if (name === "people")
    return sql`(select u.id, u.name, u.email from users u join roles r on r.user_id = u.id
      where r.collaborative_id = ${id}) as t`;
  const own = sql`${sql.identifier(name === "collaboratives" ? "id" : "collaborative_id")} = ${id}`;
  const table = sql.identifier(name);
  if (name === "assessments") return sql`(select * from ${table} where ${own} and state <> 'draft') as t`;
  if (name === "history")
    return sql`(select * from ${table} where ${own} and not (subject = 'assessment'
      and coalesce(after, before) ->> 'state' = 'draft')) as t`;
  // What somebody has taken back, or consented to until yesterday, is in no new file.
  if (name === "stories")
    return sql`(select * from ${table} where ${own} and consent_withdrawn_on is null
      and (consent_until is null or consent_until >= (now() at time zone 'utc')::date)) as t`;
  if (name === "told_stories")
    return sql`(select * from ${table} t where ${own} and exists (select from stories s
      where s.collaborative_id = t.collaborative_id and s.id = t.story_id and s.consent_words
      and s.consent_withdrawn_on is null
      and (s.consent_until is null or s.consent_until >= (now() at time zone 'utc')::date))) as t`;
  return sql`(select * from ${table} where ${own}) as t`;
}
