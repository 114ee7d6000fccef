import { type SQL, sql } from "drizzle-orm";
import {
  type Column,
  type Columns,
  columnOf,
  type Span,
  spanOf,
  yearsOf,
} from "~/domain/disclosure/pattern/columns";
import { membershipText } from "~/domain/disclosure/pattern/known";
import type { Catalog, Decimal } from "~/domain/terms";
import { REVISION } from "~/records/collaboratives/catalog.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** The numbers of all members by measure, and the years in which anything is stored. */
export interface StoredColumns {
  from: number;
  to: number;
  columns: Columns;
}

/** What this process has read of a collaborative. */
interface ReadColumns {
  /** Once the columns are of other members or years, all of them are read again. */
  membership: string;
  span: string;
  /** By measure (id), with the stamp of its sums. */
  byMeasure: Map<string, { stamp: string; column: () => Column }>;
  /** How many numbers that is. */
  size: number;
}

/** About 100 MB: a number and its text take some 50 bytes. */
const MOST_NUMBERS = 2_000_000;
const known = new Map<string, ReadColumns>();

/**
 * The stored numbers, of which only those are read whose sums were written again since this process last read them:
 * a change of a value rewrites the sums of its measure in the same transaction.
 * @returns null if what is stored has changed since the catalog was read
 */
export async function readColumns(db: TenantDb, catalog: Catalog): Promise<StoredColumns | null> {
  // Values outside a membership have no sums. While the memberships stay as they are, no figure reads them.
  const membership = membershipText(catalog.members);
  const before = known.get(db.collaborativeId);
  const usable = before?.membership === membership ? before : undefined;
  let read = await readNumbers(db, catalog, usable?.byMeasure);
  const { baselineYear } = catalog.collaborative;
  const from = Math.min(baselineYear, read.first ?? baselineYear);
  const to = Math.max(baselineYear, read.last ?? baselineYear);
  const span = spanOf(catalog, from, to);
  const isOfSpan = usable?.span === JSON.stringify(span);
  const { revision } = read;
  if (usable && !isOfSpan) read = await readNumbers(db, catalog, undefined);
  if (read.revision !== revision || (catalog.revision !== undefined && revision !== catalog.revision))
    return null;
  const byMeasure = new Map(isOfSpan ? usable?.byMeasure : []);
  const rows = new Map<string, MemberNumbers[]>(Object.keys(read.stale).map((id) => [id, []]));
  for (const row of read.numbers) rows.get(row[0])?.push(row);
  for (const [id, stamp] of Object.entries(read.stale))
    byMeasure.set(id, { stamp, column: columnLater(rows.get(id) ?? [], catalog, span) });
  const size = byMeasure.size * catalog.members.length * yearsOf(span);
  remember(db.collaborativeId, { membership, span: JSON.stringify(span), byMeasure, size });
  return { from, to, columns: ({ id }) => byMeasure.get(id)?.column() ?? columnOf([]) };
}

function remember(collaborativeId: string, read: ReadColumns): void {
  known.delete(collaborativeId);
  known.set(collaborativeId, read);
  let numbers = 0;
  for (const [id, { size }] of [...known].reverse()) {
    numbers += size;
    if (numbers > MOST_NUMBERS && id !== collaborativeId) known.delete(id);
  }
}

interface ReadNumbers {
  revision: string;
  /** The first and the last year in which anything is stored; null if nothing is. */
  first: number | null;
  last: number | null;
  /** By measure (id), the stamps of those that were read. */
  stale: Record<string, string>;
  numbers: MemberNumbers[];
}

/** Measure and member (ids), and the member's years and numbers: "2024 12 2025 14". */
type MemberNumbers = [measureId: string, memberId: string, numbers: string];

const UNREAD = "unread";

/**
 * One statement. A measure's stamp is another one whenever its sums were written again, be it to the same amounts: the
 * transaction and the place of a stored row name its version.
 * @param stamped what is known: measures with the same stamp are left out
 */
async function readNumbers(
  db: TenantDb,
  { measures }: Catalog,
  stamped: ReadonlyMap<string, { stamp: string }> | undefined,
): Promise<ReadNumbers> {
  const id = db.collaborativeId;
  const list = (values: string[]) => sql.param(`{${values.join(",")}}`);
  const ids = measures.map((measure) => measure.id);
  const [row] = rowsOf<ReadNumbers>(
    await db.tx.execute(sql`
      with stamped as (
        select item_id, md5(string_agg(concat_ws(' ', year, xmin, ctid), ',' order by year)) as stamp
        from kept_sums where collaborative_id = ${id} and not is_pair group by item_id
      ), stale as materialized (
        select w.id, coalesce(s.stamp, '') as stamp
        from unnest(${list(ids)}::uuid[],
            ${list(ids.map((id) => stamped?.get(id)?.stamp || (stamped?.has(id) ? '""' : UNREAD)))}::text[])
          as w (id, stamp) left join stamped s on s.item_id = w.id
        where coalesce(s.stamp, '') <> w.stamp
      )
      select (select ${REVISION} from collaboratives where id = ${id}) as revision, years.*,
        (select coalesce(json_object_agg(id, stamp), '{}') from stale) as stale,
        (select coalesce(json_agg(json_build_array(measure_id, member_id, numbers)), '[]') from (
          select measure_id, member_id, string_agg(year || ' ' || value, ' ') as numbers from observations
          where collaborative_id = ${id} and state = 'value' and measure_id in (select id from stale)
          group by measure_id, member_id
        ) as found) as numbers
      from (
        select min(first)::int as first, max(last)::int as last from (
          ${ends(id, "observations", "measure_id", "measures")}
          union all ${ends(id, "reported_shares", "metric_id", "metrics")}
        ) as items
      ) as years`),
  );
  if (!row) throw new Error("the numbers were not read");
  return row;
}

/** The first and last year of each measure or metric: one look into the index for each, instead of one at every value. */
function ends(collaborativeId: string, table: string, item: string, items: string): SQL {
  const yearOf = (order: string) => sql`
    (select year from ${sql.raw(table)} o where o.collaborative_id = ${collaborativeId}
      and o.${sql.raw(item)} = i.id order by year ${sql.raw(order)} limit 1)`;
  return sql`select ${yearOf("asc")} as first, ${yearOf("desc")} as last
    from ${sql.raw(items)} i where i.collaborative_id = ${collaborativeId}`;
}

/** Made when it is first asked for: all of them at once would keep others waiting. */
function columnLater(rows: MemberNumbers[], { members }: Catalog, span: Span): () => Column {
  const ids = members.map(({ id }) => id);
  let column: Column | undefined;
  return () => {
    column ??= columnOf(numbersIn(rows, ids, span));
    return column;
  };
}

/** In the order of a column. */
function numbersIn(rows: MemberNumbers[], memberIds: string[], span: Span): (Decimal | null)[] {
  const placeOf = new Map(memberIds.map((id, place) => [id, place]));
  const column = new Array<Decimal | null>(memberIds.length * yearsOf(span)).fill(null);
  for (const [, memberId, numbers] of rows) {
    const member = placeOf.get(memberId);
    if (member === undefined) continue;
    const words = numbers.split(" ");
    for (let at = 0; at < words.length; at += 2) {
      const year = Number(words[at]);
      if (year >= span.first && year <= span.to)
        column[(year - span.first) * memberIds.length + member] = words[at + 1] ?? null;
    }
  }
  return column;
}
