import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findInvitation, listRoles, sessionKey, tokenKey } from "../../../app/records/people/lobby.server";
import type { Database, Tx } from "../../../db/client";
import { openLobby, openTenant, unlock } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import { ENGINES, openOwnDatabase } from "../../support/database/databases";
import { makeFurnished, makePerson, readColumns, readTables } from "../../support/database/tenancy";

/** Tables that the app can only add to. */
const APPEND_ONLY = ["history", "report_versions", "security_events", "showings", "shown_stages"];

type Furnished = Awaited<ReturnType<typeof makeFurnished>>;

describe.each(ENGINES)("isolation between collaboratives on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: Furnished;
  let theirs: Furnished;
  /** Tables whose rows belong to one collaborative, with the column that names it. */
  let tenantTables: { name: string; column: string }[];

  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
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
      const rowsByTable: Record<string, unknown[]> = {};
      for (const { name } of tenantTables)
        rowsByTable[name] = rowsOf(
          await tx.execute(
            sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t order by row_to_json(t)::text`,
          ),
        );
      return rowsByTable;
    });

  it("every tenant table has row-level security that also binds its owner", async () => {
    const tables = await readTables(database);
    expect(tables.length).toBeGreaterThanOrEqual(15);
    for (const { name } of tenantTables)
      expect(tables.find((table) => table.name === name)).toMatchObject({
        name,
        secured: true,
        forced: true,
      });
  });

  it("this test has rows of both collaboratives in every such table, so it can fail", async () => {
    const empty: string[] = [];
    for (const { name, column } of tenantTables)
      for (const { id } of [ours, theirs])
        if ((await database.asOwner((tx) => count(tx, name, sql`${sql.identifier(column)} = ${id}`))) === 0)
          empty.push(name);
    expect(empty).toEqual([]);
  });

  it("a collaborative finds only its own rows", async () => {
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

  it("without a collaborative, no row is found", async () => {
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
      const table = sql.identifier(name);
      const owner = sql.identifier(column);
      const tries = [
        sql`update ${table} set ${owner} = ${owner} where ${owner} = ${theirs.id}`,
        sql`delete from ${table} where ${owner} = ${theirs.id}`,
      ];
      for (const attempt of tries) {
        // Refused (what may only be added to), or no row is affected.
        const touched = await ours
          .enter(async ({ tx }) => rowsOf(await tx.execute(sql`${attempt} returning 1 as touched`)).length)
          .catch((error: { cause?: { code?: string } }) => error.cause?.code);
        const kept = APPEND_ONLY.includes(name);
        expect([name, touched]).toEqual([name, kept ? "42501" : 0]);
      }
    }
    expect(await everyRow()).toEqual(before);
  });

  it("rows cannot be added to another collaborative, or moved to it", async () => {
    const before = await everyRow();
    for (const { name, column } of tenantTables) {
      const columns = await readColumns(database, name);
      const values = columns.map((columnName) =>
        columnName === column ? sql`${theirs.id}::uuid` : sql`t.${sql.identifier(columnName)}`,
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

  it("a person finds only their own roles", async () => {
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

  it("a session opens only its person's collaboratives, each by its short name", async () => {
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

  it("a secret opens only the row with its hash", async () => {
    for (const owner of [ours, theirs]) {
      const opened = await unlock(
        database,
        tokenKey(owner.tokenHash, new Date()),
        async ({ found: token, inside, open }) => {
          const { tx } = open({ name: "", userId: null });
          return [
            [token?.collaborativeId, inside?.slug],
            [await count(tx, "members"), await count(tx, "collaboratives")],
          ];
        },
      );
      expect(opened).toEqual([
        [owner.id, owner === ours ? "ours" : "theirs"],
        [await owner.enter(({ tx }) => count(tx, "members")), 1],
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

  it("the history can be added to and read, never changed, deleted, or truncated", async () => {
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

  it("the app acts as a role that owns nothing and bypasses no policy", async () => {
    const [role] = await ours.enter(async ({ tx }) =>
      rowsOf<object>(
        await tx.execute(sql`select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
          (select count(*)::int from pg_class where relowner = r.oid) as owned
          from pg_roles r where rolname = current_user`),
      ),
    );
    expect(role).toEqual({
      name: "tidemark_app",
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcanlogin: false,
      owned: 0,
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

  it("a transaction that fails halfway leaves nothing behind, and the next one starts clean", async () => {
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
