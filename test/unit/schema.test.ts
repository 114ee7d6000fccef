import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import * as schema from "~db/schema";

const TABLES = Object.values(schema)
  .filter((part) => is(part, PgTable))
  .map((table) => getTableConfig(table));
const ofTenant = ({ columns }: (typeof TABLES)[number]) =>
  columns.some(({ name }) => name === "collaborative_id");
const TENANT_TABLES = TABLES.filter(ofTenant);
/** Tables of the whole server: people, how they sign in, and attempts by others. */
const SHARED = [
  "accounts",
  "attempts",
  "collaboratives",
  "outside_events",
  "passkeys",
  "rate_limits",
  "sessions",
  "two_factors",
  "users",
  "verifications",
];

test("every table belongs to a collaborative, except people and their sessions", () => {
  const others = TABLES.filter((table) => !ofTenant(table)).map(({ name }) => name);
  expect(others.sort()).toEqual(SHARED);
});

describe.each(TENANT_TABLES.map((table) => [table.name, table] as const))("the table %s", (name, table) => {
  test("lets the app's role reach rows of the open collaborative only", () => {
    const policy = table.policies.find((one) => one.name === `${name}_tenant`);
    expect(policy).toMatchObject({ for: "all", to: schema.appRole });
    expect(policy?.using).toBeDefined();
    expect(policy?.withCheck).toBeDefined();
  });

  test("has the collaborative first in its primary key", () => {
    expect(table.primaryKeys.map(({ columns }) => columns[0]?.name)).toEqual(["collaborative_id"]);
  });

  test("refers only to rows of its own collaborative", () => {
    for (const { reference } of table.foreignKeys) {
      const { columns, foreignColumns, foreignTable } = reference();
      const target = getTableConfig(foreignTable);
      if (!ofTenant(target)) continue;
      expect([columns[0]?.name, foreignColumns[0]?.name]).toEqual(["collaborative_id", "collaborative_id"]);
    }
  });
});

// The history outlives what it tells about.
test.each(TENANT_TABLES.map(({ name }) => name).filter((name) => name !== "history"))(
  "the table %s cannot hold rows of a collaborative that does not exist",
  (name) => expect(reachesCollaborative(name)).toBe(true),
);

/** Follows foreign keys whose columns are all required. */
function reachesCollaborative(name: string): boolean {
  const table = TENANT_TABLES.find((one) => one.name === name);
  return (table?.foreignKeys ?? []).some(({ reference }) => {
    const { columns, foreignTable } = reference();
    if (!columns.every(({ notNull }) => notNull)) return false;
    const target = getTableConfig(foreignTable).name;
    if (target === "collaboratives") return columns.length === 1;
    return target !== name && reachesCollaborative(target);
  });
}
