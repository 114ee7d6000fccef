import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signUp } from "../../../app/access/auth.server";
import type { Role } from "../../../app/domain/terms";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { action, loader, type TokenAnswer } from "../../../app/routes/settings/tokens/tokens";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { apiOf, contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

let count = 0;

describe.each(ENGINES)("the page for tokens on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  let backbone: string;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, { members: [{ slug: "college" }] });
    backbone = await someone("backbone");
  });

  /** The cookie of a new person with this role. */
  async function someone(role: Role, member?: string): Promise<string> {
    const person = {
      email: `tokens-${++count}@example.org`,
      name: "Ana",
      password: "a calm river in spring",
    };
    const headers = await signUp(context.auth, person);
    const { members } = await collaborative.catalog();
    const memberId = members.find(({ slug }) => slug === member)?.id ?? null;
    const [{ id = "" } = {}] = rowsOf<{ id: string }>(
      await database.db.execute(sql`select id from users where email = ${person.email}`),
    );
    await collaborative.enter((db) => grantRole(db, { userId: id, role, memberId }));
    return headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }

  /** A form as the browser sends it: with every scope, unless some are chosen. */
  const bodyOf = ({ scopes = "read,write,publish", ...fields }: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    for (const scope of scopes.split(",").filter(Boolean)) body.append("scopes", scope);
    return body;
  };
  const args = (cookie: string, fields?: Record<string, string>, slug = collaborative.slug) =>
    ({
      request: new Request("http://127.0.0.1/", {
        headers: { cookie },
        ...(fields && { method: "POST", body: bodyOf(fields) }),
      }),
      params: { collaborative: slug },
      context,
    }) as LoaderFunctionArgs;
  async function send(fields: Record<string, string>, cookie = backbone) {
    const response = await action(args(cookie, fields));
    expect(response.headers.get("cache-control")).toBe("no-store");
    return (await response.json()) as TokenAnswer;
  }
  async function make(fields: Record<string, string>): Promise<string> {
    const answer = await send(fields);
    if (!("newToken" in answer)) throw new Error(JSON.stringify(answer));
    return answer.newToken.secret;
  }
  const list = async () => (await loader(args(backbone))).tokens;
  const membersAs = (token: string) => apiOf(context, collaborative.slug, token).members();
  const statusOf = (work: Promise<unknown>) =>
    work.then(
      () => "no refusal",
      (thrown: Response) => thrown.status,
    );

  it("makes a token that opens what its role allows, and lists it without the secret", async () => {
    const secret = await make({ name: " Nightly ", role: "data_lead", member: "college", days: "30" });
    expect((await membersAs(secret)).status).toBe(200);
    expect((await apiOf(context, collaborative.slug, secret).putMember("x", {})).status).toBe(403);
    const [listed] = await list();
    expect(listed).toMatchObject({ name: "Nightly", role: "data_lead", member: "Member college" });
    expect(listed).toMatchObject({ expired: false, revokedAt: null, lastUsedAt: expect.any(String) });
    const days = (Date.parse(listed?.expiresAt ?? "") - Date.now()) / (24 * 60 * 60 * 1000);
    expect(days).toBeCloseTo(30, 1);
    const stored = await collaborative.enter(async ({ tx }) =>
      JSON.stringify([
        rowsOf(await tx.execute(sql`select row_to_json(t) from api_tokens t`)),
        rowsOf(await tx.execute(sql`select row_to_json(h) from history h`)),
      ]),
    );
    expect(stored).toContain("Nightly");
    expect(stored).not.toContain(secret);
    expect(JSON.stringify(await list())).not.toContain(secret);
  });

  it("makes one that never expires if no days are given", async () => {
    await make({ name: "Endless", role: "convener", member: "", days: "" });
    expect(await list()).toMatchObject([{ expiresAt: null, member: null, lastUsedAt: null }]);
  });

  it("makes a token for reading only, and lists it so", async () => {
    const secret = await make({ name: "Dashboard", role: "backbone", scopes: "read" });
    expect((await membersAs(secret)).status).toBe(200);
    expect((await apiOf(context, collaborative.slug, secret).putMember("x", {})).status).toBe(403);
    expect(await list()).toMatchObject([{ name: "Dashboard", scopes: ["read"] }]);
  });

  it("revokes a token once: it is refused at once but stays in the list and the history", async () => {
    const secret = await make({ name: "Workbook", role: "backbone" });
    expect((await membersAs(secret)).status).toBe(200);
    const [{ id = "" } = {}] = await list();
    expect(await send({ revoke: id })).toEqual({ revoked: "Workbook" });
    expect((await membersAs(secret)).status).toBe(401);
    expect(await list()).toMatchObject([{ id, revokedAt: expect.any(String) }]);
    const kept = await collaborative.enter(async ({ tx }) =>
      rowsOf<{ actor: string; before: unknown; after: Record<string, unknown> }>(
        await tx.execute(sql`select actor, before, after from history
          where subject = 'api_token' and item_id = ${id} order by id`),
      ),
    );
    expect(kept).toMatchObject([
      { actor: "Ana", before: null, after: { name: "Workbook", role: "backbone" } },
      { actor: "Ana", before: { revokedAt: null }, after: { revokedAt: expect.any(String) } },
    ]);
    expect(await statusOf(send({ revoke: id }))).toBe(404);
    expect(await make({ name: "Workbook", role: "backbone" })).not.toBe(secret);
  });

  it.each([
    [{ role: "backbone" }, "name"],
    [{ name: " ", role: "backbone" }, "name"],
    [{ name: "x".repeat(101), role: "backbone" }, "name"],
    [{ name: "A" }, "role"],
    [{ name: "A", role: "owner" }, "role"],
    [{ name: "A", role: "executive" }, "member"],
    [{ name: "A", role: "executive", member: "nobody" }, "member"],
    [{ name: "A", role: "backbone", member: "college" }, "member"],
    [{ name: "A", role: "backbone", days: "0" }, "days"],
    [{ name: "A", role: "backbone", days: "1.5" }, "days"],
    [{ name: "A", role: "backbone", days: "4000" }, "days"],
    [{ name: "A", role: "backbone", days: "soon" }, "days"],
    [{ name: "A", role: "backbone", scopes: "" }, "scopes"],
    [{ name: "A", role: "backbone", scopes: "read,own" }, "scopes[1]"],
  ] as [Record<string, string>, string][])("refuses %j and stores nothing", async (fields, field) => {
    const answer = await send(fields);
    expect(answer).toMatchObject({ refused: { error: { [field]: [expect.stringMatching(/\S/)] } } });
    expect(await list()).toEqual([]);
  });

  it("makes no second token with a name that is in use", async () => {
    await make({ name: "Workbook", role: "backbone" });
    expect(await send({ name: "Workbook", role: "convener" })).toMatchObject({
      refused: { error: { name: [expect.stringContaining("Workbook")] } },
    });
    expect(await list()).toHaveLength(1);
  });

  it("is only for backbone staff, each in their own collaborative", async () => {
    await make({ name: "Theirs", role: "backbone" });
    const [{ id = "" } = {}] = await list();
    const others = [
      await someone("convener"),
      await someone("executive", "college"),
      await someone("data_lead", "college"),
    ];
    for (const cookie of others) {
      expect(await statusOf(loader(args(cookie)))).toBe(403);
      for (const fields of [{ name: "Mine", role: "backbone" }, {}, { revoke: id }] as Record<
        string,
        string
      >[])
        expect(await statusOf(send(fields, cookie))).toBe(403);
    }
    const first = collaborative.slug;
    collaborative = await makeCollaborative(database);
    const neighbor = await someone("backbone");
    expect(await statusOf(send({ revoke: id }, neighbor))).toBe(404);
    expect(await statusOf(send({ revoke: "no id" }, neighbor))).toBe(404);
    expect(await statusOf(loader(args(neighbor, undefined, first)))).toBe(404);
    expect((await loader(args(backbone, undefined, first))).tokens).toMatchObject([
      { name: "Theirs", revokedAt: null },
    ]);
  });
});
