import { describe, expect, it } from "vitest";
import { answerOf, useApi } from "../../support/app/calls";
import { collect } from "../../support/database/collected";
import { ENGINES } from "../../support/database/databases";

describe.each(ENGINES)("years, one member, and the activity in the API on the %s engine", (engine) => {
  const api = useApi(engine);
  const row = { member: "college", measure: "new_hires", year: 2024, value: 9 };

  it("a year is closed only if nothing is open, or in spite of it, and reopened with a reason", async () => {
    await api.enter(collect);
    const change = async (body: object, year = "2024") => answerOf(await api.backbone.changeYear(year, body));
    expect(await change({ state: "closed" })).toMatchObject({
      status: 422,
      body: { errors: [{ column: "evenIfOpen", code: "still_open" }] },
    });
    expect((await answerOf(await api.backbone.years())).body).toMatchObject([{ year: 2024, state: "open" }]);
    expect(await change({ state: "closed", evenIfOpen: true })).toMatchObject({
      status: 200,
      body: { year: 2024, state: "closed" },
    });
    expect(await answerOf(await api.backbone.postJson([row]))).toMatchObject({
      status: 422,
      body: { errors: [{ code: "closed" }] },
    });
    for (const evenIfOpen of [true, false])
      expect(await change({ state: "closed", evenIfOpen })).toMatchObject({
        status: 422,
        body: { errors: [{ code: "closed_already" }] },
      });
    for (const reason of [undefined, " "])
      expect(await change({ state: "open", reason })).toMatchObject({
        status: 422,
        body: { errors: [{ column: "reason", code: "reason_required" }] },
      });
    expect(await change({ state: "open", reason: "A late number" })).toMatchObject({
      status: 200,
      body: { state: "open" },
    });
    expect(await change({ state: "open", reason: "Again" })).toMatchObject({
      body: { errors: [{ code: "not_closed" }] },
    });
    for (const year of ["soon", "1066", "20244"])
      expect((await change({ state: "closed" }, year)).status).toBe(422);
    expect((await change({ state: "shut" })).body).toMatchObject({ errors: [{ column: "state" }] });
  });

  it("a year that asks for nothing more is closed at once", async () => {
    expect(await answerOf(await api.backbone.changeYear("2020", { state: "closed" }))).toMatchObject({
      status: 200,
      body: { year: 2020, state: "closed" },
    });
  });

  it("closing takes the scope publish, and the role of backbone staff", async () => {
    const body = { state: "closed", evenIfOpen: true };
    const writer = await api.openWith("read,write");
    expect(await answerOf(await writer.changeYear("2020", body))).toMatchObject({
      status: 403,
      body: { errors: [{ code: "scope_publish" }] },
    });
    expect((await (await api.open("convener")).changeYear("2020", body)).status).toBe(403);
    expect((await (await api.openWith("publish")).changeYear("2020", body)).status).toBe(200);
  });

  it("one member is answered, and an unknown one is not found", async () => {
    expect(await answerOf(await api.backbone.member("college"))).toMatchObject({
      status: 200,
      body: { slug: "college", sector: "higher_education" },
    });
    expect((await api.backbone.member("nobody")).status).toBe(404);
  });

  it("the activity says who changed how much, in pages that repeat nothing, and holds no values", async () => {
    for (let value = 1; value <= 40; value++) await api.backbone.postJson([{ ...row, value: 7000 + value }]);
    const ids: string[] = [];
    let query = "";
    for (let pages = 0; pages < 4; pages++) {
      const answer = await api.backbone.activity(query);
      const { body } = await answerOf(answer);
      ids.push(...body.map(({ id }: { id: string }) => id));
      if (pages === 0)
        expect(body[0]).toEqual({
          id: expect.any(String),
          at: expect.any(String),
          reason: "Sent through the API",
          fileName: null,
          actor: "Token “backbone token”",
          counts: [{ subject: "observation", added: 0, changed: 1, removed: 0 }],
        });
      query = /\?([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1] ?? "";
      if (query === "") break;
    }
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
