import { sql } from "drizzle-orm";
import type { Viewer } from "../../app/domain/terms";
import { readCatalog, readCatalogAndYears } from "../../app/records/collaboratives/catalog.server";
import { readRollup } from "../../app/records/figures/rollup.server";
import { openDatabase } from "../../db/open";
import { rowsOf } from "../../db/rows";
import { client } from "./client";
import { bareSum, bareSumOfWholes, type Field, L, LAST, makeField, othersLike, S } from "./field";
import { embedded, ground } from "./ground";
import { copyDatabase, dropDatabases, server, superuserOf } from "./postgres";
import { group, line, part } from "./report";
import { compare, measure, type Timing } from "./timing";

const BACKBONE: Viewer = { role: "backbone", memberId: null };

/** What a page does for its figures: its own transaction, with row-level security. */
const rollupOf = (collaborative: Field, viewer: Viewer) => () =>
  collaborative.enter(async (db) =>
    readRollup(db, { viewer, catalog: (await readCatalogAndYears(db)).catalog, to: LAST }),
  );

async function executiveOf(collaborative: Field): Promise<Viewer> {
  const { members } = await collaborative.enter(readCatalog);
  return { role: "executive", memberId: members[0]?.id ?? "" };
}

/** (a) */
export async function application(largeEmbedded: boolean): Promise<void> {
  part(
    "a",
    "The roll-up through the application against one bare SQL sum",
    "Every total, share, change and coverage, disclosed, against `select … sum(value) group by` on the same engine.",
  );
  const { s, l, superuser, app, tokenFor } = await ground();
  for (const [collaborative, name, p95] of [
    [s, "PostgreSQL, S (24,000 values)", 10],
    [l, "PostgreSQL, L (1,000,000 values)", 25],
  ] as const) {
    const agent = client(app.url);
    const headers = { authorization: `Bearer ${await tokenFor(collaborative.slug)}` };
    const http = () => agent.send("GET", `/api/v1/${collaborative.slug}/rollup?year=${LAST}`, headers);
    await against(collaborative, name, p95, (statement) => superuser.db.execute(statement), http);
    agent.close();
  }
  const { database, owner, close } = await embedded();
  const run = async (statement: ReturnType<typeof bareSum>) =>
    database.asOwner((tx) => tx.execute(statement));
  const small = await makeField(database, owner, "bench-s", S);
  await against(small, "Embedded, S (24,000 values)", 10, run);
  if (largeEmbedded) {
    const large = await makeField(database, owner, "bench-l", L);
    await against(large, "Embedded, L (1,000,000 values)", 25, run);
  } else group("Embedded, L: only with --large-embedded, its million values take minutes to load");
  await close();
}

async function against(
  collaborative: Field,
  name: string,
  p95: number,
  run: (statement: ReturnType<typeof bareSum>) => Promise<unknown>,
  http?: () => Promise<unknown>,
): Promise<void> {
  group(name);
  const executive = await executiveOf(collaborative);
  const many = p95 > 10 ? 40 : 100;
  const took = await compare(many, {
    bare: () => run(bareSum(collaborative.id)),
    wholes: () => run(bareSumOfWholes(collaborative.id)),
    backbone: rollupOf(collaborative, BACKBONE),
    executive: rollupOf(collaborative, executive),
    ...(http && { http }),
  } as Record<"bare" | "wholes" | "backbone" | "executive" | "http", () => Promise<unknown>>);
  await setPeers(collaborative, "totals_only");
  const totalsOnly = await measure(10, rollupOf(collaborative, executive));
  await setPeers(collaborative, "anonymous_peers");
  const compared = { with: took.bare, as: "the bare sum", most: 2, p95 };
  line("bare SQL sum of every stored value", took.bare);
  line("bare SQL sum of the values without categories", took.wholes);
  line("roll-up as backbone", took.backbone, compared);
  line("roll-up as executive", took.executive, compared);
  line("roll-up as executive who sees totals only", totalsOnly, compared);
  if (took.http) line("GET /api/v1/:c/rollup over HTTP, with members’ figures", took.http, compared);
}

function setPeers(collaborative: Field, policy: string): Promise<unknown> {
  return collaborative.enter(({ tx, collaborativeId }) =>
    tx.execute(sql`update collaboratives set peer_policy = ${policy}, revision = revision + 1
      where id = ${collaborativeId}`),
  );
}

/** (b) */
export async function neighbors(): Promise<void> {
  part(
    "b",
    "The same with other collaboratives in the same PostgreSQL",
    "Each other one has the members and values of S without its categories; copies of one database, asked in turn.",
  );
  const databaseUrl = await (await server()).createDatabase("alone");
  const first = await openDatabase({ databaseUrl, dataDir: "" });
  await first.migrate();
  const superuser = await superuserOf("alone");
  const { id } = await makeField(first, superuser.owner, "bench-s", S);
  await superuser.close();
  await first.close();
  const counts = [0, 1, 100, 1000] as const;
  const open = [];
  for (const count of counts) {
    const name = `among_${count}`;
    await copyDatabase("alone", name);
    const { owner, close } = await superuserOf(name);
    await owner(count > 0 ? othersLike(id, count) : []);
    await close();
    const database = await openDatabase({
      databaseUrl: (await server()).url(name),
      dataDir: "",
    });
    const { openTenant } = await import("../../db/door");
    const actor = { name: "Benchmark", userId: null };
    const enter: Field["enter"] = (work) => openTenant(database, { collaborativeId: id, actor }, work);
    open.push({ database, made: { id, slug: "bench-s", enter } });
  }
  const executive = await executiveOf((open[0] as (typeof open)[0]).made);
  for (const [name, viewer] of [
    ["as backbone", BACKBONE],
    ["as executive", executive],
  ] as const) {
    const took = await compare(
      200,
      Object.fromEntries(
        open.map(({ made: collaborative }, place) => [`${counts[place]}`, rollupOf(collaborative, viewer)]),
      ),
    );
    for (const count of counts)
      line(`roll-up ${name}, ${count} others`, took[count] as Timing, {
        ...(count > 0 && { with: took[0] as Timing, as: "without others", most: 1.15 }),
      });
  }
  for (const { database } of open) await database.close();
  await dropDatabases("alone", ...counts.map((count) => `among_${count}`));
}

/** (c) */
export async function doubling(): Promise<void> {
  part(
    "c",
    "The same as its own data doubles three times",
    "Members 12, 24, 48 and 96 with 24,000 to 192,000 values; each against the one before.",
  );
  const databaseUrl = await (await server()).createDatabase("doubling");
  const database = await openDatabase({ databaseUrl, dataDir: "" });
  await database.migrate();
  const superuser = await superuserOf("doubling");
  const fields: [number, Field][] = [];
  for (const members of [12, 24, 48, 96]) {
    const size = { ...S, members };
    fields.push([members, await makeField(database, superuser.owner, `of-${members}`, size)]);
  }
  for (const name of ["backbone", "executive"] as const) {
    const runs: Record<string, () => Promise<unknown>> = {};
    for (const [members, collaborative] of fields)
      runs[members] = rollupOf(
        collaborative,
        name === "backbone" ? BACKBONE : await executiveOf(collaborative),
      );
    const took = await compare(60, runs);
    for (const [members] of fields) {
      const half = took[members / 2];
      line(`roll-up as ${name}, ${members} members`, took[members] as Timing, {
        ...(half && { with: half, as: "of half the data", most: 2.2 }),
      });
    }
  }
  await superuser.close();
  await database.close();
  await dropDatabases("doubling");
}

/** (e) */
export async function limit(): Promise<void> {
  part(
    "e",
    "DuckDB inside this process on the same values: the limit",
    "The bare sum over columns in memory, without transactions, tenants or disclosure; against PostgreSQL’s.",
  );
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const { s, l, superuser } = await ground();
  for (const [collaborative, name] of [
    [s, "S"],
    [l, "L"],
  ] as const) {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(
      "create table stored (measure smallint, year smallint, category smallint, value decimal(18, 2))",
    );
    const appender = await connection.createAppender("stored");
    const rows = rowsOf<{ measure: number; year: number; category: number; value: string }>(
      await superuser.db.execute(sql`
        select dense_rank() over (order by measure_id)::int as measure, year::int, category, value::text from (
          select measure_id, year, 0 as category, value from observations where collaborative_id = ${collaborative.id}
          union all
          select o.measure_id, year, c.position + 1, value from category_observations o
            join categories c on c.collaborative_id = o.collaborative_id and c.id = o.category_id
          where o.collaborative_id = ${collaborative.id}
        ) as stored`),
    );
    const { DuckDBDecimalValue } = await import("@duckdb/node-api");
    for (const { measure: q, year, category, value } of rows) {
      appender.appendSmallInt(q);
      appender.appendSmallInt(year);
      appender.appendSmallInt(category);
      appender.appendDecimal(new DuckDBDecimalValue(BigInt(value) * 100n, 18, 2));
      appender.endRow();
    }
    appender.closeSync();
    const took = await compare(30, {
      duck: async () =>
        (
          await connection.runAndReadAll(
            "select measure, year, category, sum(value) from stored group by measure, year, category",
          )
        ).getRows(),
      bare: () => superuser.db.execute(bareSum(collaborative.id)),
      rollup: rollupOf(collaborative, BACKBONE),
    });
    line(`${name}: bare sum on PostgreSQL`, took.bare);
    line(`${name}: DuckDB, ${rows.length.toLocaleString("en")} values`, took.duck, {
      with: took.bare,
      as: "PostgreSQL’s",
    });
    line(`${name}: the app’s roll-up, kept sums`, took.rollup, { with: took.duck, as: "DuckDB’s" });
    connection.closeSync();
  }
}
