import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { once } from "../../../app/access/api/once.server";
import { removeOldAnswers } from "../../../app/records/programs/kept-answers.server";
import { rowsOf } from "../../../db/rows";
import { answerOf, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

const row = (value: number) => ({ member: "college", measure: "new_hires", year: 2024, value });
const withKey = (key: string) => ({ "idempotency-key": key });

describe.each(ENGINES)("a write with an Idempotency-Key on the %s engine", (engine) => {
  const api = useApi(engine);
  const kept = () =>
    api.enter(async ({ tx, collaborativeId }) =>
      rowsOf<{ key: string; status: number }>(
        await tx.execute(
          sql`select key, status from kept_answers where collaborative_id = ${collaborativeId}`,
        ),
      ),
    );
  const age = (hours: number) =>
    api.enter(({ tx }) =>
      tx.execute(sql`update kept_answers set created_at = now() - ${hours} * interval '1 hour'`),
    );

  it("is done once, and answers the same when it is sent again", async () => {
    const send = () => api.backbone.postJson([row(9)], withKey("a"));
    const first = await send();
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(await answerOf(first)).toMatchObject({ status: 200, body: { created: 1 } });
    const again = await send();
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    // Done a second time, it would have created nothing.
    expect(await answerOf(again)).toMatchObject({
      status: 200,
      type: "application/json",
      body: { created: 1 },
    });
    expect(await answerOf(await api.backbone.postJson([row(9)], withKey("b")))).toMatchObject({
      body: { created: 0, unchanged: 1 },
    });
  });

  it("with another body, address, or method is refused and stores nothing", async () => {
    await api.backbone.postJson([row(9)], withKey("a"));
    for (const other of [
      await api.backbone.postJson([row(10)], withKey("a")),
      await api.backbone.postJson([row(9)], withKey("a"), "dryRun=1"),
      await api.backbone.addResult({}, withKey("a")),
    ])
      expect(await answerOf(other)).toMatchObject({ status: 422, body: { errors: [{ code: "key_used" }] } });
    expect((await answerOf(await api.backbone.observations())).body).toMatchObject([{ value: 9 }]);
  });

  it("is another token's own business", async () => {
    await api.backbone.postJson([row(9)], withKey("a"));
    const other = await api.open("backbone");
    expect(await answerOf(await other.postJson([row(10)], withKey("a")))).toMatchObject({
      status: 200,
      body: { changed: 1 },
    });
  });

  it("that fails keeps nothing, so that it can be corrected", async () => {
    expect((await api.backbone.postJson([{ ...row(9), member: "nobody" }], withKey("a"))).status).toBe(422);
    expect((await api.backbone.postJson("{", withKey("a"))).status).toBe(422);
    expect((await api.backbone.addResult({}, withKey("a"))).status).toBe(422);
    expect(await kept()).toEqual([]);
    expect((await api.backbone.postJson([row(9)], withKey("a"))).status).toBe(200);
    expect(await kept()).toEqual([{ key: "a", status: 200 }]);
  });

  it("needs a key of 1 to 255 characters", async () => {
    for (const key of ["", "k".repeat(256)])
      expect(await answerOf(await api.backbone.postJson([row(9)], withKey(key)))).toMatchObject({
        status: 422,
        body: { errors: [{ code: "bad_key" }] },
      });
    expect((await api.backbone.postJson([row(9)], withKey("k".repeat(255)))).status).toBe(200);
  });

  it("is remembered for a day, and tidied up after it", async () => {
    await api.backbone.postJson([row(9)], withKey("a"));
    await age(23);
    expect((await answerOf(await api.backbone.postJson([row(10)], withKey("a")))).status).toBe(422);
    await age(25);
    expect((await answerOf(await api.backbone.postJson([row(10)], withKey("a")))).body).toMatchObject({
      changed: 1,
    });
    await api.backbone.postJson([row(11)], withKey("b"));
    await api.enter(({ tx }) =>
      tx.execute(sql`update kept_answers set created_at = now() - interval '25 hours' where key = 'a'`),
    );
    await api.asOwner(removeOldAnswers);
    expect(await kept()).toEqual([{ key: "b", status: 200 }]);
  });

  it("sent twice at the same time is done once; the second waits or is told to try again", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => api.backbone.postJson([row(9)], withKey("a"))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect(
      answers.filter(({ status, headers }) => status === 200 && !headers.has("idempotent-replayed")),
    ).toHaveLength(1);
  });

  // The embedded engine does one transaction at a time, so nothing can run meanwhile.
  it.runIf(engine === "server")("is told to try again while the first is running", async () => {
    const request = () => new Request("http://127.0.0.1/x", { method: "POST", headers: withKey("a") });
    const tokenId = "00000000-0000-4000-8000-000000000000";
    await api.enter(async (db) => {
      await once(request(), db, tokenId, async () => {
        const second = await api.enter((other) =>
          once(request(), other, tokenId, async () => {
            throw new Error("done twice");
          }),
        );
        expect(await answerOf(second)).toMatchObject({
          status: 409,
          body: { errors: [{ code: "key_running" }] },
        });
        return new Response("no", { status: 422 });
      });
    });
  });
});
