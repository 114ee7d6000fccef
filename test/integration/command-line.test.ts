import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation } from "../../app/access/invitations.server";
import { ROLES } from "../../app/domain/types";
import type { Database } from "../../db/client";
import { openLobby } from "../../db/door";
import { rowsOf } from "../../db/rows";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../seeds/library";
import { answerOf, apiOf, contextOf, runPrinting } from "../support/calls";
import { ENGINES, makeCollaborative, openTestDatabase } from "../support/databases";

const options = (given: Record<string, string>) =>
  Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);

describe.each(ENGINES)("the command line on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    await makeCollaborative(database, { profile: { slug: "there" }, members: [{ slug: "college" }] });
  });
  afterAll(() => dispose());

  const run = (name: string, given: Record<string, string>) => runPrinting(database, name, options(given));
  const refusal = (name: string, given: Record<string, string>) =>
    run(name, given).then(
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

  it("creates a collaborative with the standard library, and invites its first person", async () => {
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

  it("refuses a second collaborative with the same short name, and leaves the first alone", async () => {
    await run("create", { ...NEW, slug: "twice" });
    const before = await slugs();
    expect(await refusal("create", { ...NEW, slug: "twice", collaborative: "Another" })).toBe(
      "ChoreError: There is a collaborative “twice” already.",
    );
    expect(await slugs()).toEqual(before);
  });

  it("refuses options that cannot be right in one line", async () => {
    const before = await slugs();
    const { admin: _, ...incomplete } = NEW;
    for (const given of [
      incomplete,
      { ...NEW, slug: "River City" },
      { ...NEW, baseline: "soon" },
      { ...NEW, baseline: "1066" },
      { ...NEW, admin: "ana" },
      { ...NEW, colour: "blue" },
    ])
      expect(await refusal("create", given)).toMatch(/^ChoreError: [^\n]+$/);
    expect(await slugs()).toEqual(before);
    await expect(runPrinting(database, "dance", [])).rejects.toMatchObject({ name: "ChoreError" });
  });

  it("hands out a token for each role, with a member where the role stands for one", async () => {
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
      expect(await refusal("token", wrong)).toMatch(/^ChoreError: .*--member/);
    }
  });

  it("lets a token end after the days given", async () => {
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
        /^ChoreError: --days/,
      );
  });

  it("knows which collaborative, role or member is not there", async () => {
    expect(await refusal("token", { collaborative: "nowhere", role: "backbone" })).toContain("nowhere");
    expect(await refusal("token", { collaborative: "there", role: "mayor" })).toContain("--role");
    expect(await refusal("token", { collaborative: "there", role: "executive", member: "bakery" })).toContain(
      "bakery",
    );
  });

  it("keeps in the history who made what", async () => {
    const [found] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(sql`select id from collaboratives where slug = 'there'`)),
    );
    await run("token", { collaborative: "there", role: "convener" });
    const rows = await openLobby(database, { secretHash: "none" }, async (lobby) => {
      const { tx } = await lobby.open(found?.id ?? "", { name: "Test", userId: null });
      return rowsOf<{ actor: string; after: object }>(
        await tx.execute(sql`select actor, after from history where subject = 'api_token' order by id`),
      );
    });
    expect(rows.at(-1)).toMatchObject({ actor: "Command line", after: { role: "convener" } });
    expect(JSON.stringify(rows)).not.toMatch(/secret/i);
  });

  it("says that the database is up to date, and loads the seeds once", async () => {
    expect(await runPrinting(database, "migrate", [])).toEqual(["The database is up to date."]);
    const first = await runPrinting(database, "seed", []);
    expect(first).toContain("demo: loaded");
    expect(first.every((line) => line.endsWith(": loaded"))).toBe(true);
    const second = await runPrinting(database, "seed", []);
    expect(second).toEqual(first.map((line) => line.replace("loaded", "was there already")));
  });
});
