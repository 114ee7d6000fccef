import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signUp } from "../../../app/access/auth.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { loader as annotated } from "../../../app/routes/data/import/annotated";
import { action as decide, loader as look } from "../../../app/routes/data/import/file";
import { action as sendFile } from "../../../app/routes/data/import/import";
import { action as store } from "../../../app/routes/data/import/store";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { BROKEN_FILES } from "../../support/files/broken-files";

/** An answer of a route: a Response, or data with its status, returned or thrown. */
interface Answer {
  status: number;
  location: string | null;
  body: unknown;
}

async function answered(work: Promise<unknown>): Promise<Answer> {
  const answer = await work.catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) {
    const body = answer.headers.has("location") ? null : await answer.text();
    return { status: answer.status, location: answer.headers.get("location"), body };
  }
  const { data, init } = answer as { data?: unknown; init?: { status?: number } };
  return { status: init?.status ?? 200, location: null, body: data ?? answer };
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
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
    const person = await personOf(context.auth, new Request("http://127.0.0.1/", { headers: { cookie } }));
    await collaborative.enter((db) =>
      grantRole(db, { userId: person?.id ?? "", role: "backbone", memberId: null }),
    );
  });
  afterAll(() => dispose());

  const args = (path: string, body?: FormData) => {
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
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    return data;
  };
  const send = (name: string, bytes: Uint8Array) =>
    answered(
      sendFile(
        args(`/c/${collaborative.slug}/data/import`, form({ file: new File([new Uint8Array(bytes)], name) })),
      ),
    );

  /** Counts of everything that a file could change. */
  const stored = () =>
    database.asOwner(async (tx) =>
      rowsOf(
        await tx.execute(sql`select
          (select count(*)::int from observations) as values, (select count(*)::int from history) as history,
          (select count(*)::int from category_observations) as parts,
          (select count(*)::int from reported_shares) as shares, (select count(*)::int from imports) as imports`),
      ),
    );

  it("each gets an explanation, and none changes anything", async () => {
    const before = await stored();
    for (const { what, name, bytes, message } of BROKEN_FILES) {
      const sent = await send(name, await bytes());
      if (sent.location === null) {
        // The file could not be opened.
        expect([413, 422], what).toContain(sent.status);
        expect(JSON.stringify(sent.body), what).toMatch(message);
        continue;
      }
      // It was opened: its page says what is wrong, and no way of storing it works.
      const [path = ""] = sent.location.split("?");
      const shown = await answered(look(args(`${path}?step=check`)));
      expect(shown.status, what).toBe(200);
      expect(JSON.stringify(shown.body), what).toMatch(message);
      const plain = await answered(decide(args(path, form({ intent: "store" }))));
      expect(plain.status, what).toBe(422);
      expect(JSON.stringify(plain.body), what).toMatch(message);
      const streamed = await answered(store(args(`${path}/store`, form({ intent: "store" }))));
      expect(streamed.body, what).toMatch(/"refused"/);
      const marked = await answered(annotated(args(`${path}/annotated.xlsx`)));
      expect(marked.status, what).toBe(200);
    }
    expect(await stored()).toEqual(before);
  }, 120_000);

  it("a file waits only for its sender, and is gone once it is discarded", async () => {
    const csv = "member,measure,year,value\nhospital,new_hires,2024,10\n";
    const { location } = await send("good.csv", Buffer.from(csv));
    const [path = ""] = (location ?? "").split("?");
    const own = cookie;
    const password = "another river in autumn";
    const headers = await signUp(context.auth, { email: "bo@example.org", name: "Bo", password });
    cookie = headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
    const person = await personOf(context.auth, new Request("http://127.0.0.1/", { headers: { cookie } }));
    await collaborative.enter((db) =>
      grantRole(db, { userId: person?.id ?? "", role: "backbone", memberId: null }),
    );
    expect((await answered(look(args(path)))).location).toMatch(/import\?gone=1$/);
    cookie = own;
    expect((await answered(look(args(path)))).status).toBe(200);
    expect((await answered(decide(args(path, form({ intent: "give-up" }))))).status).toBe(302);
    expect((await answered(look(args(path)))).location).toMatch(/import\?gone=1$/);
  });

  it("two people can store their own files at the same time", async () => {
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
        answered(store(args(`${(location ?? "").split("?")[0]}/store`, form({ intent: "store" })))),
      ),
    );
    for (const { body } of outcomes) expect(body).toMatch(/"to":".*\/import\/stored\//);
    const rows = await database.asOwner(async (tx) =>
      rowsOf<{ slug: string; value: string }>(
        await tx.execute(sql`select m.slug, o.value::text as value from observations o
          join members m on m.collaborative_id = o.collaborative_id and m.id = o.member_id
          where o.collaborative_id = ${collaborative.id} order by 1`),
      ),
    );
    expect(rows.map(({ slug, value }) => [slug, Number(value)])).toEqual([
      ["hospital", 11],
      ["school", 12],
    ]);
  });
});
