import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { standardPolicy } from "../../app/domain/disclosure/presets";
import type { PeerPolicy } from "../../app/domain/terms";
import { createCollaborative } from "../../app/records/collaboratives/collaboratives.server";
import { putMember } from "../../app/records/collaboratives/members.server";
import { keepFromScratch } from "../../app/records/kept-sums/kept-sums.server";
import type { Database } from "../../db/client";
import { openTenant } from "../../db/door";
import { categories, dimensions, measureDimensions } from "../../db/schema";
import type { TenantDb } from "../../db/tenant";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../seeds/library";

/** The collaboratives of the benchmark. SQL generates their values, the same ones every time. */

export interface Size {
  members: number;
  /** Categories per value, in addition to the value itself. */
  categories: number;
}

export const FIRST = 2016;
export const LAST = 2025;
/** 12 members, 20 measures, 10 years, 10 numbers each: 24,000 values. */
export const S: Size = { members: 12, categories: 9 };
/** 100 members, 20 measures, 10 years, 50 numbers each: a million values. */
export const L: Size = { members: 100, categories: 49 };

const LEFT_OUT = ["tier2_diverse_spend", "new_local_vendors", "pathway_placements", "housing_units"];
export const MEASURES = STANDARD_MEASURES.filter(({ code }) => !LEFT_OUT.includes(code));
export const METRICS = STANDARD_METRICS.filter(({ numerator }) => !LEFT_OUT.includes(numerator));
export const MEASURE_CODES = MEASURES.map(({ code }) => code);

/** Runs statements as the database owner, bypassing row-level security. */
export type Owner = (statements: SQL[]) => Promise<unknown>;

export interface Field {
  id: string;
  slug: string;
  enter<T>(work: (db: TenantDb) => Promise<T>): Promise<T>;
}

/** A collaborative of the given size. Without an owner to load values, it has none. */
export async function makeField(
  database: Database,
  owner: Owner | null,
  slug: string,
  size: Size,
  peers: PeerPolicy = "anonymous_peers",
): Promise<Field> {
  const id = uuidv7();
  const actor = { name: "Benchmark", userId: null };
  const enter: Field["enter"] = (work) => openTenant(database, { collaborativeId: id, actor }, work);
  await enter(async (db) => {
    await createCollaborative(db, {
      profile: {
        slug,
        name: slug,
        place: "Somewhere",
        about: null,
        baselineYear: FIRST,
        locale: "en-US",
        currency: "USD",
        policy: standardPolicy(peers),
      },
      measures: MEASURES,
      metrics: METRICS,
    });
    for (let place = 1; place <= size.members; place++)
      await putMember(db, {
        slug: `member-${place}`,
        name: `Member ${place}`,
        sector: "other",
        joinedOn: "2000-01-01",
        leftOn: null,
        fiscalYearEndMonth: 12,
        baselineYear: null,
      });
    if (size.categories > 0) await split(db, size.categories);
  });
  if (owner) {
    await owner([valuesOf(id), ...(size.categories > 0 ? [partsOf(id)] : [])]);
    await enter(async (db) => keepFromScratch(db));
  }
  return { id, slug, enter };
}

/** Splits every measure by one dimension. */
async function split({ tx, collaborativeId }: TenantDb, many: number): Promise<void> {
  const dimension = { collaborativeId, id: uuidv7(), code: "area", label: "Area", position: 0 };
  await tx.insert(dimensions).values(dimension);
  await tx.insert(categories).values(
    Array.from({ length: many }, (_, position) => ({
      collaborativeId,
      id: uuidv7(),
      dimensionId: dimension.id,
      position,
      code: `area_${position}`,
      label: `Area ${position}`,
    })),
  );
  await tx.execute(sql`insert into ${measureDimensions} (collaborative_id, measure_id, dimension_id)
    select collaborative_id, id, ${dimension.id} from measures where collaborative_id = ${collaborativeId}`);
}

const PERIOD = sql`'value', 'draft', make_date(y, 1, 1), make_date(y, 12, 31), 'Benchmark'`;
const COLUMNS = sql`collaborative_id, measure_id, member_id, year, value, state, status, period_start,
  period_end, changed_by`;

/** One value per member, measure, and year. Each part is smaller than its whole. */
const valuesOf = (id: string) => sql`
  insert into observations (${COLUMNS})
  select q.collaborative_id, q.id, m.id, y,
    case when q.part_of is null then 2000 + hash % 1000 else 500 + hash % 400 end, ${PERIOD}
  from measures q join members m using (collaborative_id)
    cross join generate_series(${sql.raw(`${FIRST}, ${LAST}`)}) y
    cross join lateral (select abs(hashtext(m.slug || q.code || y)) as hash) h
  where collaborative_id = ${id}`;

/** The categories of every value. They add up to less than the value. */
const partsOf = (id: string) => sql`
  insert into category_observations (category_id, ${COLUMNS})
  select c.id, o.collaborative_id, o.measure_id, o.member_id, y, 1 + (o.value::int + c.position) % 9, ${PERIOD}
  from observations o join categories c using (collaborative_id)
    cross join lateral (select o.year::int as y) as year
  where collaborative_id = ${id}`;

/** Adds `more` collaboratives like this one, without categories and with only the member years that have values. */
export const othersLike = (id: string, many: number): SQL[] => [
  sql`insert into collaboratives (id, slug, name, baseline_year, kept_version)
    select gen_random_uuid(), 'other-' || n, 'Other ' || n, baseline_year, kept_version
    from collaboratives, generate_series(1, ${many}::int) n where id = ${id}`,
  ...["members", "measures", "metrics", "observations", "kept_sums"].map((table) => copyOf(table, id)),
  copyOf("member_years", id, sql`and t.gave`),
];

/** Copies this collaborative's rows to every other one. Row ids may repeat across tenants; tenant ids never do. */
function copyOf(table: string, id: string, more = sql``): SQL {
  const name = sql.identifier(table);
  return sql`insert into ${name} select (jsonb_populate_record(t,
      jsonb_build_object('collaborative_id', c.id))).*
    from ${name} t cross join collaboratives c
    where t.collaborative_id = ${id} and c.slug like 'other-%' ${more}`;
}

/** The least work any program could do for the figures: one sum over the stored values. */
export const bareSum = (id: string) => sql`
  select measure_id, year, category_id, sum(value)::text as total from (
    select measure_id, year, null::uuid as category_id, value from observations where collaborative_id = ${id}
    union all
    select measure_id, year, category_id, value from category_observations where collaborative_id = ${id}
  ) as stored group by measure_id, year, category_id`;

/** The same without categories: the values behind the roll-up's totals. */
export const bareSumOfWholes = (id: string) => sql`
  select measure_id, year, sum(value)::text as total from observations
  where collaborative_id = ${id} group by measure_id, year`;
