import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation } from "../../../app/access/invitations.server";
import { ROLES } from "../../../app/domain/terms";
import type { Database } from "../../../db/client";
import { openLobby } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { answerOf, apiOf, contextOf, runPrinting } from "../../support/app/calls";
import { ENGINES, makeCollaborative, openOwnDatabase } from "../../support/database/databases";

const options = (values: Record<string, string>) =>
  Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);

describe.each(ENGINES)("the command line on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    await makeCollaborative(database, { profile: { slug: "there" }, members: [{ slug: "college" }] });
  });
  afterAll(() => dispose());

  const run = (name: string, values: Record<string, string>) => runPrinting(database, name, options(values));
  const refusal = (name: string, values: Record<string, string>) =>
    run(name, values).then(
      () => "not refused",
      (error: Error) => `${error.name}: ${error.message}`,
    );
  const slugs = async () =>
    database.asOwner(async (tx) =>
      rowsOf<{ slug: string }>(await tx.execute(sql`select slug from collaboratives order by slug`)).map(
        ({ slug }) => slug,
      ),
    );

  const NEW = { collaborative: "River City", slug: "river-city", baseline: "2024", admin: "ana@example.org" };

  it("creates a collaborative with the standard library and invites its first person", async () => {
    const lines = await run("create", NEW);
    const link = new URL(lines.at(-1) ?? "");
    expect(link.pathname).toMatch(/^\/invitation\/\S+$/);
    const context = contextOf(database);
    const secret = link.pathname.split("/").at(-1) ?? "";
    const password = "a calm river in spring";
    expect(await acceptInvitation(context, secret, { name: "Ana", password })).toMatchObject({
      slug: "river-city",
    });
    const [token] = (await run("token", { collaborative: "river-city", role: "backbone" })).slice(-1);
    const api = apiOf(context, "river-city", token ?? "");
    expect((await answerOf(await api.members())).body).toEqual([]);
    expect((await answerOf(await api.measures())).body).toHaveLength(STANDARD_MEASURES.length);
    const { body } = await answerOf(await api.rollup("year=2024"));
    expect(body.metrics).toHaveLength(STANDARD_METRICS.length);
    expect(body.totals.every(({ value }: { value: unknown }) => value === null)).toBe(true);
  });

  it("refuses a second collaborative with the same short name and leaves the first unchanged", async () => {
    await run("create", { ...NEW, slug: "twice" });
    const before = await slugs();
    expect(await refusal("create", { ...NEW, slug: "twice", collaborative: "Another" })).toBe(
      "CommandError: There is already a collaborative “twice”.",
    );
    expect(await slugs()).toEqual(before);
  });

  it("refuses invalid options with a one-line message", async () => {
    const before = await slugs();
    const { admin: _, ...incomplete } = NEW;
    for (const values of [
      incomplete,
      { ...NEW, slug: "River City" },
      { ...NEW, baseline: "soon" },
      { ...NEW, baseline: "1066" },
      { ...NEW, admin: "ana" },
      { ...NEW, color: "blue" },
    ])
      expect(await refusal("create", values)).toMatch(/^CommandError: [^\n]+$/);
    expect(await slugs()).toEqual(before);
    await expect(runPrinting(database, "dance", [])).rejects.toMatchObject({ name: "CommandError" });
  });

  it("creates a token for each role, with a member where the role represents one", async () => {
    for (const role of ROLES) {
      const institutional = role === "executive" || role === "data_lead";
      const without = { collaborative: "there", role };
      const withMember = { ...without, member: "college" };
      const [right, wrong] = institutional ? [withMember, without] : [without, withMember];
      const lines = await run("token", right);
      const secret = lines.at(-1) ?? "";
      expect(secret).toMatch(/^tidemark_[\w-]{40,}$/);
      expect(lines.slice(0, -1).join()).not.toContain(secret);
      const { status, body } = await answerOf(await apiOf(contextOf(database), "there", secret).members());
      expect([role, status, body.length]).toEqual([role, 200, 1]);
      expect(await refusal("token", wrong)).toMatch(/^CommandError: .*--member/);
    }
  });

  it("expires a token after the given number of days", async () => {
    await run("token", { collaborative: "there", role: "backbone", days: "7" });
    const days = await database.asOwner(async (tx) =>
      rowsOf<{ days: number }>(
        await tx.execute(sql`select round(extract(epoch from expires_at - created_at) / 86400)::int as days
          from api_tokens where expires_at is not null`),
      ),
    );
    expect(days).toEqual([{ days: 7 }]);
    for (const wrong of ["0", "1.5", "soon", "99999"])
      expect(await refusal("token", { collaborative: "there", role: "backbone", days: wrong })).toMatch(
        /^CommandError: --days/,
      );
  });

  it("makes a token for some scopes, and for all without --scopes", async () => {
    const there = { collaborative: "there", role: "backbone" };
    const api = async (more = {}) =>
      apiOf(contextOf(database), "there", (await run("token", { ...there, ...more })).at(-1) ?? "");
    const all = await api();
    const reader = await api({ scopes: "read" });
    const writer = await api({ scopes: "write, publish" });
    expect([(await all.members()).status, (await all.postJson([])).status]).toEqual([200, 200]);
    expect([(await reader.members()).status, (await reader.postJson([])).status]).toEqual([200, 403]);
    expect([(await writer.members()).status, (await writer.postJson([])).status]).toEqual([403, 200]);
    for (const scopes of ["all", "read,read", "read,own"])
      expect(await refusal("token", { ...there, scopes })).toMatch(/^CommandError: --scopes/);
  });

  it("names the collaborative, role, or member that does not exist", async () => {
    expect(await refusal("token", { collaborative: "nowhere", role: "backbone" })).toContain("nowhere");
    expect(await refusal("token", { collaborative: "there", role: "mayor" })).toContain("--role");
    expect(await refusal("token", { collaborative: "there", role: "executive", member: "bakery" })).toContain(
      "bakery",
    );
  });

  it("records in the history who created what", async () => {
    const [entry] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(sql`select id from collaboratives where slug = 'there'`)),
    );
    await run("token", { collaborative: "there", role: "convener" });
    const rows = await openLobby(database, { secretHash: "none" }, async (lobby) => {
      const { tx } = await lobby.open(entry?.id ?? "", { name: "Test", userId: null });
      return rowsOf<{ actor: string; after: object }>(
        await tx.execute(sql`select actor, after from history where subject = 'api_token' order by id`),
      );
    });
    expect(rows.at(-1)).toMatchObject({ actor: "Command line", after: { role: "convener" } });
    expect(JSON.stringify(rows)).not.toMatch(/secret/i);
  });

  it("reports that the database is up to date and loads the seeds once", async () => {
    expect(await runPrinting(database, "migrate", [])).toEqual(["The database is up to date."]);
    const first = await runPrinting(database, "seed", []);
    expect(first).toContain("demo: loaded");
    expect(first.every((line) => line.endsWith(": loaded"))).toBe(true);
    const second = await runPrinting(database, "seed", []);
    expect(second).toEqual(first.map((line) => line.replace("loaded", "already there")));
  });
});
