import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signUp } from "../../app/access/auth.server";
import { grantRole } from "../../app/records/collaboratives.server";
import { action as sendFile } from "../../app/routes/import";
import { loader as annotated } from "../../app/routes/import-annotated";
import { action as decide, loader as look } from "../../app/routes/import-file";
import { action as store } from "../../app/routes/import-store";
import type { Database } from "../../db/client";
import { rowsOf } from "../../db/rows";
import { BROKEN_FILES } from "../support/broken-files";
import { contextOf } from "../support/calls";
import { ENGINES, makeCollaborative, openTestDatabase, type TestCollaborative } from "../support/databases";

/** An answer of a route: a Response, or data with its status, returned or thrown. */
interface Answer {
  status: number;
  location: string | null;
  body: unknown;
}

async function answered(work: Promise<unknown>): Promise<Answer> {
  const given = await work.catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (given instanceof Response) {
    const body = given.headers.has("location") ? null : await given.text();
    return { status: given.status, location: given.headers.get("location"), body };
  }
  const { data, init } = given as { data?: unknown; init?: { status?: number } };
  return { status: init?.status ?? 200, location: null, body: data ?? given };
}

describe.each(ENGINES)("files that cannot be stored, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  let cookie = "";
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
    collaborative = await makeCollaborative(database, {
      members: [{ slug: "hospital" }, { slug: "school" }],
    });
    const password = "a calm river in spring";
    const headers = await signUp(context.auth, { email: "ana@example.org", name: "Ana", password });
    cookie = headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const person = await personOf(context.auth, new Request("http://127.0.0.1/", { headers: { cookie } }));
    await collaborative.enter((db) =>
      grantRole(db, { userId: person?.id ?? "", role: "backbone", memberId: null }),
    );
  });
  afterAll(() => dispose());

  const doorway = (path: string, body?: FormData) => {
    const [, , , , , upload = ""] = path.split(/[/?]/);
    const request = new Request(`http://127.0.0.1${path}`, {
      method: body ? "POST" : "GET",
      headers: { cookie },
      ...(body && { body }),
    });
    const params = { collaborative: collaborative.slug, upload };
    return { request, params, context } as unknown as ActionFunctionArgs & LoaderFunctionArgs;
  };
  const form = (fields: Record<string, string | File>) => {
    const made = new FormData();
    for (const [name, value] of Object.entries(fields)) made.append(name, value);
    return made;
  };
  const send = (name: string, bytes: Uint8Array) =>
    answered(
      sendFile(
        doorway(
          `/c/${collaborative.slug}/data/import`,
          form({ file: new File([new Uint8Array(bytes)], name) }),
        ),
      ),
    );

  /** Everything that a file could have changed. */
  const stored = () =>
    database.asOwner(async (tx) =>
      rowsOf(
        await tx.execute(sql`select
          (select count(*)::int from observations) as values, (select count(*)::int from history) as history,
          (select count(*)::int from category_observations) as parts,
          (select count(*)::int from reported_shares) as shares, (select count(*)::int from imports) as imports`),
      ),
    );

  it("each of them is answered in words, and none changes anything", async () => {
    const before = await stored();
    for (const { what, name, bytes, says } of BROKEN_FILES) {
      const sent = await send(name, await bytes());
      if (sent.location === null) {
        // It could not be opened.
        expect([413, 422], what).toContain(sent.status);
        expect(JSON.stringify(sent.body), what).toMatch(says);
        continue;
      }
      // It could: its page says what is wrong, and it is not stored in any of the ways there are.
      const [path = ""] = sent.location.split("?");
      const shown = await answered(look(doorway(`${path}?step=check`)));
      expect(shown.status, what).toBe(200);
      expect(JSON.stringify(shown.body), what).toMatch(says);
      const plain = await answered(decide(doorway(path, form({ intent: "store" }))));
      expect(plain.status, what).toBe(422);
      expect(JSON.stringify(plain.body), what).toMatch(says);
      const streamed = await answered(store(doorway(`${path}/store`, form({ intent: "store" }))));
      expect(streamed.body, what).toMatch(/"refused"/);
      const marked = await answered(annotated(doorway(`${path}/annotated.xlsx`)));
      expect(marked.status, what).toBe(200);
    }
    expect(await stored()).toEqual(before);
  }, 120_000);

  it("a file waits only for whoever sent it, and is gone once it is given up", async () => {
    const csv = "member,measure,year,value\nhospital,new_hires,2024,10\n";
    const { location } = await send("good.csv", Buffer.from(csv));
    const [path = ""] = (location ?? "").split("?");
    const own = cookie;
    const password = "another river in autumn";
    const headers = await signUp(context.auth, { email: "bo@example.org", name: "Bo", password });
    cookie = headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const person = await personOf(context.auth, new Request("http://127.0.0.1/", { headers: { cookie } }));
    await collaborative.enter((db) =>
      grantRole(db, { userId: person?.id ?? "", role: "backbone", memberId: null }),
    );
    expect((await answered(look(doorway(path)))).location).toMatch(/import\?gone$/);
    cookie = own;
    expect((await answered(look(doorway(path)))).status).toBe(200);
    expect((await answered(decide(doorway(path, form({ intent: "give-up" }))))).status).toBe(302);
    expect((await answered(look(doorway(path)))).location).toMatch(/import\?gone$/);
  });

  it("two people store two files at once, each their own", async () => {
    const files = await Promise.all(
      [11, 12].map((value, at) =>
        send(
          `file-${at}.csv`,
          Buffer.from(`member,measure,year,value\n${["hospital", "school"][at]},new_hires,2024,${value}\n`),
        ),
      ),
    );
    const outcomes = await Promise.all(
      files.map(({ location }) =>
        answered(store(doorway(`${(location ?? "").split("?")[0]}/store`, form({ intent: "store" })))),
      ),
    );
    for (const { body } of outcomes) expect(body).toMatch(/"to":".*\/import\/stored\//);
    const rows = await database.asOwner(async (tx) =>
      rowsOf<{ slug: string; value: string }>(
        await tx.execute(sql`select m.slug, o.value::text as value from observations o
          join members m on m.collaborative_id = o.collaborative_id and m.id = o.member_id order by 1`),
      ),
    );
    expect(rows.map(({ slug, value }) => [slug, Number(value)])).toEqual([
      ["hospital", 11],
      ["school", 12],
    ]);
  });
});
