import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { personOf, signUp } from "../../../app/access/auth.server";
import type { Role } from "../../../app/domain/terms";
import { log } from "../../../app/log.server";
import { readAreas, saveArea } from "../../../app/records/areas/areas.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { action } from "../../../app/routes/data/area/area";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { answerOf, apiOf, contextOf, tokenFor } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

/** Codes of people's homes. Nothing else in a database looks like them. */
const HOMES = ["73301-0001", "73344-9876", "2139", "x-unread-7331"];
const COLUMN = `ZIP\n${HOMES.join("\n")}\n21201\n21201\n`;

describe.each(ENGINES)("the codes of a counted column on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let count = 0;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    context = contextOf(database);
    ours = await makeCollaborative(database, { members: [{ slug: "college" }, { slug: "hospital" }] });
    const { measures } = await ours.catalog();
    await ours.enter((db) =>
      saveArea(db, null, {
        label: "Focus",
        unit: "zip",
        withinId: null,
        measureIds: measures.filter(({ code }) => code === "impact_hires").map(({ id }) => id),
        version: { fromYear: 2019, recountedFrom: null, source: "City", rule: "", codes: ["21201"] },
      }),
    );
  });
  afterAll(() => dispose());

  async function cookieOf(role: Role) {
    const email = `counter-${++count}@example.org`;
    const headers = await signUp(context.auth, { email, name: email, password: "a calm river in spring" });
    const cookie = headers
      .getSetCookie()
      .map((header) => header.split(";")[0])
      .join("; ");
    const person = await personOf(context.auth, new Request("http://127.0.0.1", { headers: { cookie } }));
    const memberId = (await ours.catalog()).members.find(({ slug }) => slug === "college")?.id ?? null;
    const ownMember = role === "data_lead" || role === "executive" ? memberId : null;
    await ours.enter((db) => grantRole(db, { userId: person?.id ?? "", role, memberId: ownMember }));
    return cookie;
  }
  async function send(cookie: string, fields: Record<string, string>) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const request = new Request("http://127.0.0.1/c/x/data/area", {
      method: "POST",
      headers: { cookie },
      body: form,
    });
    const args = { request, params: { collaborative: ours.slug }, context } as unknown as ActionFunctionArgs;
    return (await action(args).catch((thrown) => thrown)) as Response & {
      data?: Record<string, unknown>;
      init?: { status: number };
    };
  }
  const COUNT = { intent: "count", year: "2024", unit: "zip", column: COLUMN };
  const STORE = {
    intent: "store",
    area: "focus",
    member: "college",
    measure: "impact_hires",
    year: "2024",
    kind: "count",
    rows: "6",
    placed: "5",
    insideRows: "2",
    mostRows: "3",
    insideAmount: "0",
    mostAmount: "0",
    reason: "",
  };

  it("are counted without JavaScript, in memory, and found neither in the database nor in the log", async () => {
    const lines: unknown[] = [];
    const spies = (["info", "warn", "error", "debug"] as const).map((level) =>
      vi.spyOn(log, level).mockImplementation((...args: unknown[]) => void lines.push(args)),
    );
    const cookie = await cookieOf("data_lead");
    const counted = await send(cookie, COUNT);
    expect(counted.data).toMatchObject({
      answer: {
        rows: 6,
        headed: true,
        results: [
          { area: "focus", count: { inside: { rows: 2 }, outside: { rows: 3 }, unreadable: { rows: 1 } } },
        ],
      },
    });
    expect((await send(cookie, { ...COUNT, column: `${COLUMN}21201\tabc` })).init?.status).toBe(422);
    expect((await send(cookie, STORE)).status).toBe(302);
    for (const spy of spies) spy.mockRestore();
    const tables = rowsOf<{ name: string }>(
      await database.asOwner((tx) =>
        tx.execute(sql`select table_name as name from information_schema.tables
          where table_schema = 'public' and table_type = 'BASE TABLE'`),
      ),
    );
    expect(tables.length).toBeGreaterThan(40);
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = rowsOf<{ row: string }>(
        await database.asOwner((tx) =>
          tx.execute(sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t`),
        ),
      );
      for (const home of [...HOMES.filter((each) => each.length > 4), "73301", "73344", "02139"])
        if (rows.some(({ row }) => row.includes(home))) found.push(`${name}: ${home}`);
    }
    expect(found).toEqual([]);
    expect(JSON.stringify(lines)).not.toMatch(/73301|73344|x-unread/);
  });

  it("count for everyone, but only those who enter data store, and for their own institution", async () => {
    const [lead, executive, convener] = await Promise.all(
      (["data_lead", "executive", "convener"] as const).map(cookieOf),
    );
    for (const cookie of [lead, executive, convener])
      expect((await send(cookie ?? "", COUNT)).data).toHaveProperty("answer.rows", 6);
    expect((await send(executive ?? "", STORE)).status).toBe(403);
    expect((await send(convener ?? "", STORE)).status).toBe(403);
    expect((await send(lead ?? "", { ...STORE, member: "hospital" })).status).toBe(403);
    expect((await send(lead ?? "", { ...STORE, area: "nowhere" })).status).toBe(404);
    for (const wrong of [{ insideRows: "7" }, { measure: "new_hires" }, { year: "2018" }, { mostRows: "-1" }])
      expect((await send(lead ?? "", { ...STORE, ...wrong })).init?.status, JSON.stringify(wrong)).toBe(422);
  });

  it("are no part of the API, which takes and gives lists of places", async () => {
    const backbone = apiOf(context, ours.slug, await tokenFor(database, ours.slug, "backbone"));
    const lead = apiOf(context, ours.slug, await tokenFor(database, ours.slug, "data_lead", "college"));
    const body = {
      label: "City",
      unit: "zip",
      fromYear: 2019,
      source: "City",
      codes: ["21201", "21202-0001", "2139"],
    };
    const added = await answerOf(await backbone.putArea("city", body));
    expect(added).toMatchObject({
      status: 201,
      body: {
        code: "city",
        within: null,
        versions: [{ codes: ["02139", "21201", "21202"], crosswalk: false }],
      },
    });
    const again = { ...body, fromYear: 2024, codes: ["21201"], measures: ["impact_hires"] };
    expect(await answerOf(await backbone.putArea("city", again))).toMatchObject({
      status: 200,
      body: { measures: ["impact_hires"], versions: [{ fromYear: 2019 }, { fromYear: 2024 }] },
    });
    const columnOf = async (more: object) =>
      (await answerOf(await backbone.putArea("city", { ...again, ...more }))).body.errors?.[0]?.column;
    expect(await columnOf({ codes: ["12"] })).toBe("codes");
    expect(await columnOf({ within: "nowhere" })).toBe("within");
    expect(await columnOf({ measures: ["nothing"] })).toBe("measures");
    expect(await columnOf({ source: "" })).toBe("source");
    expect((await lead.putArea("city", again)).status).toBe(403);
    expect((await answerOf(await lead.areas())).body.map(({ code }: { code: string }) => code)).toEqual([
      "focus",
      "city",
    ]);
    expect(await ours.enter(readAreas)).toHaveLength(2);
  });
});
