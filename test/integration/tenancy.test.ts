import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findInvitation, listRoles, sessionKey, tokenKey } from "../../app/records/lobby.server";
import type { Database, Tx } from "../../db/client";
import { openLobby, openTenant, unlock } from "../../db/door";
import { rowsOf } from "../../db/rows";
import { ENGINES, openTestDatabase } from "../support/databases";
import { makeFurnished, makePerson, readColumns, readTables } from "../support/tenancy";

type Furnished = Awaited<ReturnType<typeof makeFurnished>>;

describe.each(ENGINES)("what a collaborative keeps to itself on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: Furnished;
  let theirs: Furnished;
  /** Tables whose rows belong to one collaborative, with the column that says to which. */
  let tenantTables: { name: string; column: string }[];

  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    ours = await makeFurnished(database, "ours");
    theirs = await makeFurnished(database, "theirs");
    const tables = await readTables(database);
    tenantTables = tables
      .filter(({ ofCollaborative, name }) => ofCollaborative || name === "collaboratives")
      .map(({ name }) => ({ name, column: name === "collaboratives" ? "id" : "collaborative_id" }));
  });
  afterAll(() => dispose());

  const count = async (tx: Tx, table: string, where = sql`true`) => {
    const result = await tx.execute(
      sql`select count(*)::int as n from ${sql.identifier(table)} where ${where}`,
    );
    return rowsOf<{ n: number }>(result)[0]?.n;
  };
  const everyRow = () =>
    database.asOwner(async (tx) => {
      const found: Record<string, unknown[]> = {};
      for (const { name } of tenantTables)
        found[name] = rowsOf(
          await tx.execute(
            sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t order by row_to_json(t)::text`,
          ),
        );
      return found;
    });

  it("every table that belongs to collaboratives is guarded row by row, the owner included", async () => {
    const tables = await readTables(database);
    expect(tables.length).toBeGreaterThanOrEqual(15);
    for (const { name } of tenantTables)
      expect(tables.find((table) => table.name === name)).toMatchObject({
        name,
        secured: true,
        forced: true,
      });
  });

  it("our test has a row of both collaboratives in every such table, so that it can fail", async () => {
    for (const { name, column } of tenantTables)
      for (const { id } of [ours, theirs])
        expect([
          name,
          await database.asOwner((tx) => count(tx, name, sql`${sql.identifier(column)} = ${id}`)),
        ]).not.toEqual([name, 0]);
  });

  it("a collaborative finds its own rows and nobody else's", async () => {
    for (const { name, column } of tenantTables) {
      const own = sql`${sql.identifier(column)} = ${ours.id}`;
      const [all, mine] = await ours.enter(async ({ tx }) => [
        await count(tx, name),
        await count(tx, name, own),
      ]);
      expect([name, all]).toEqual([name, mine]);
      expect(all).toBeGreaterThan(0);
    }
  });

  it("without a collaborative nothing is there to be found", async () => {
    const nobody = { userId: uuidv7() };
    for (const { name } of tenantTables) {
      expect([name, await openLobby(database, nobody, ({ tx }) => count(tx, name))]).toEqual([name, 0]);
      const nowhere = { collaborativeId: uuidv7(), actor: { name: "Nobody", userId: null } };
      expect([name, await openTenant(database, nowhere, ({ tx }) => count(tx, name))]).toEqual([name, 0]);
    }
  });

  it("rows of another collaborative cannot be changed or removed", async () => {
    const before = await everyRow();
    for (const { name, column } of tenantTables) {
      const [table, owner] = [sql.identifier(name), sql.identifier(column)];
      const tries = [
        sql`update ${table} set ${owner} = ${owner} where ${owner} = ${theirs.id}`,
        sql`delete from ${table} where ${owner} = ${theirs.id}`,
      ];
      for (const attempt of tries) {
        // Refused (history) or without any row to touch.
        const touched = await ours
          .enter(async ({ tx }) => rowsOf(await tx.execute(sql`${attempt} returning 1 as touched`)).length)
          .catch((error: { cause?: { code?: string } }) => error.cause?.code);
        const kept = ["history", "report_versions"].includes(name);
        expect([name, touched]).toEqual([name, kept ? "42501" : 0]);
      }
    }
    expect(await everyRow()).toEqual(before);
  });

  it("rows cannot be added to another collaborative, or moved to it", async () => {
    const before = await everyRow();
    for (const { name, column } of tenantTables) {
      const columns = await readColumns(database, name);
      const values = columns.map((one) =>
        one === column ? sql`${theirs.id}::uuid` : sql`t.${sql.identifier(one)}`,
      );
      const table = sql.identifier(name);
      const copied = sql`insert into ${table} select ${sql.join(values, sql`, `)} from ${table} t`;
      const moved = sql`update ${table} set ${sql.identifier(column)} = ${theirs.id}`;
      for (const attempt of [copied, moved])
        await expect(
          ours.enter(({ tx }) => tx.execute(attempt)),
          name,
        ).rejects.toMatchObject({ cause: { code: "42501" } });
    }
    expect(await everyRow()).toEqual(before);
  });

  it("a person finds their own roles and no other's", async () => {
    const both = await makePerson(database, "both@example.org");
    for (const collaborative of [ours, theirs])
      await collaborative.enter(({ tx, collaborativeId }) =>
        tx.execute(sql`insert into roles (collaborative_id, user_id, role)
          values (${collaborativeId}, ${both}, 'convener')`),
      );
    const slugsOf = (userId: string) =>
      openLobby(database, { userId }, async (lobby) =>
        (await listRoles(lobby, userId)).map(({ slug }) => slug),
      );
    expect(await slugsOf(ours.userId)).toEqual(["ours"]);
    expect(await slugsOf(both)).toEqual(["ours", "theirs"]);
    expect(await openLobby(database, { userId: ours.userId }, (lobby) => count(lobby.tx, "roles"))).toBe(1);
  });

  it("a session opens the collaboratives of its person, each by its short name, and nothing else", async () => {
    const token = `session of ${ours.userId}`;
    await database.db.execute(sql`insert into sessions (id, user_id, token, expires_at)
      values (${uuidv7()}, ${ours.userId}, ${token}, now() + interval '1 hour')`);
    const enter = (slug: string, session = token) =>
      unlock(
        database,
        sessionKey({ token: session, demo: false, slug }),
        async ({ person, found, open }) => ({
          holder: person?.id,
          role: found,
          members: found && (await count(open({ name: "", userId: null }).tx, "members")),
        }),
      );
    const members = await ours.enter(({ tx }) => count(tx, "members"));
    const role = { collaborativeId: ours.id, role: "backbone", memberId: null, seenOn: null };
    expect(await enter("ours")).toMatchObject({ holder: ours.userId, role, members });
    for (const slug of ["theirs", "nowhere", ""])
      expect(await enter(slug)).toEqual({ holder: ours.userId, role: undefined, members: undefined });
    expect(await enter("ours", "another session")).toMatchObject({ holder: undefined, role: undefined });
    const unlocked = unlock(database, sessionKey({ token, demo: false, slug: "theirs" }), async ({ open }) =>
      open({ name: "", userId: null }),
    );
    await expect(unlocked).rejects.toThrow("opened nothing");
  });

  it("a secret opens the row that keeps its hash and no other", async () => {
    for (const one of [ours, theirs]) {
      const found = await unlock(
        database,
        tokenKey(one.tokenHash, new Date()),
        async ({ found: token, inside, open }) => {
          const { tx } = open({ name: "", userId: null });
          return [
            [token?.collaborativeId, inside?.slug],
            [await count(tx, "members"), await count(tx, "collaboratives")],
          ];
        },
      );
      expect(found).toEqual([
        [one.id, one === ours ? "ours" : "theirs"],
        [await one.enter(({ tx }) => count(tx, "members")), 1],
      ]);
    }
    for (const secretHash of ["", "made up", ours.invitationHash])
      expect(
        await unlock(database, tokenKey(secretHash, new Date()), async ({ found, inside }) => [
          found,
          inside,
        ]),
      ).toEqual([undefined, undefined]);
    const invited = await openLobby(database, { secretHash: theirs.invitationHash }, async (lobby) => [
      await findInvitation(lobby, theirs.invitationHash),
      await findInvitation(lobby, ours.invitationHash),
      await count(lobby.tx, "api_tokens"),
    ]);
    expect(invited).toMatchObject([{ collaborativeId: theirs.id }, undefined, 0]);
  });

  it("the history can be added to and read, never changed, removed or emptied", async () => {
    const before = await everyRow();
    expect(before.history?.length).toBeGreaterThan(4);
    for (const attempt of [
      sql`update history set actor = 'Somebody else'`,
      sql`delete from history`,
      sql`truncate history`,
    ])
      await expect(ours.enter(({ tx }) => tx.execute(attempt))).rejects.toMatchObject({
        cause: { code: "42501" },
      });
    expect((await everyRow()).history).toEqual(before.history);
  });

  it("the app acts as a role that owns nothing and passes no guard", async () => {
    const [role] = await ours.enter(async ({ tx }) =>
      rowsOf<object>(
        await tx.execute(sql`select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
          (select count(*)::int from pg_class where relowner = r.oid) as owned
          from pg_roles r where rolname = current_user`),
      ),
    );
    expect(role).toEqual({
      name: "tidemark_app",
      ...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: false, owned: 0 },
    });
    for (const attempt of [
      sql`alter table members disable row level security`,
      sql`create table public.loot (id int)`,
      sql`create policy open on members using (true)`,
    ])
      await expect(ours.enter(({ tx }) => tx.execute(attempt))).rejects.toMatchObject({
        cause: { code: "42501" },
      });
    const seen = await ours.enter(async ({ tx }) => {
      await tx.execute(sql`select set_config('app.chore', 'on', true)`);
      return count(tx, "members", sql`collaborative_id = ${theirs.id}`);
    });
    expect(seen).toBe(0);
  });

  it("a transaction that fails half-way leaves nothing, and the next one starts clean", async () => {
    const before = await everyRow();
    const failing = ours.enter(async ({ tx }) => {
      await tx.execute(sql`delete from observations`);
      await tx.execute(sql`update members set name = 'Changed'`);
      expect(await count(tx, "observations")).toBe(0);
      throw new Error("the power went");
    });
    await expect(failing).rejects.toThrow("the power went");
    expect(await everyRow()).toEqual(before);
    expect(await openLobby(database, { userId: uuidv7() }, ({ tx }) => count(tx, "members"))).toBe(0);
  });
});
