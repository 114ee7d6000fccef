import { describe, expect, it } from "vitest";
import { type Api, HOSPITAL, useApi } from "../support/calls";
import { ENGINES } from "../support/databases";

describe.each(ENGINES)("asking again in the API on the %s engine", (engine) => {
  const api = useApi(engine);
  const row = (value: number) => ({ member: "college", measure: "new_hires", year: 2024, value });
  const CALLS: [string, (call: Api, headers?: Record<string, string>) => Promise<Response>][] = [
    ["members", (call, headers) => call.members(headers)],
    ["measures", (call, headers) => call.measures(headers)],
    ["observations", (call, headers) => call.observations("", headers)],
    ["observations as CSV", (call, headers) => call.observations("format=csv", headers)],
    ["the roll-up", (call, headers) => call.rollup("year=2024", headers)],
  ];
  const KEPT = { "cache-control": "private, no-cache", vary: "Authorization" };
  const headersOf = (response: Response, names: string[]) =>
    Object.fromEntries(names.map((name) => [name, response.headers.get(name)]));

  it.each(CALLS)("%s is answered 304 and empty while it is as it was", async (_, ask) => {
    const first = await ask(api.backbone);
    expect(first.status).toBe(200);
    expect(headersOf(first, Object.keys(KEPT))).toEqual(KEPT);
    expect(await first.text()).not.toBe("");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
    for (const sent of [etag, etag.slice(2), `"older", ${etag}`, "*"]) {
      const again = await ask(api.backbone, { "if-none-match": sent });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      expect(headersOf(again, ["etag", "content-type", ...Object.keys(KEPT)])).toEqual({
        ...{ etag, "content-type": null, ...KEPT },
      });
    }
    expect((await ask(api.backbone, { "if-none-match": '"something else"' })).status).toBe(200);
  });

  it("is answered in full again after a change, and then as before", async () => {
    await api.backbone.postJson([row(5)]);
    const tagOf = async () => (await api.backbone.observations()).headers.get("etag") ?? "";
    const five = await tagOf();
    await api.backbone.postJson([row(6)]);
    const changed = await api.backbone.observations("", { "if-none-match": five });
    expect([changed.status, changed.headers.get("etag") === five]).toEqual([200, false]);
    await api.backbone.postJson([row(5)]);
    expect(await tagOf()).toBe(five);
  });

  it("gives no other role what was tagged for one, and nothing to nobody", async () => {
    await api.backbone.putMember("river-hospital", HOSPITAL);
    await api.backbone.postJson([row(5), { ...row(7), member: "river-hospital" }]);
    const etag = (await api.backbone.observations()).headers.get("etag") ?? "";
    const lead = await api.open("data_lead", "college");
    expect((await lead.observations("", { "if-none-match": etag })).status).toBe(200);
    for (const authorization of ["", "Bearer no"]) {
      const refused = await api.backbone.observations("", { "if-none-match": etag, authorization });
      expect([refused.status, refused.headers.get("etag")]).toEqual([401, null]);
    }
    expect((await api.backbone.rollup("year=soon", { "if-none-match": "*" })).status).toBe(422);
  });

  it("takes the token as a password for reading, as Excel keeps it, and never for writing", async () => {
    const basic = (token: string) => ({
      authorization: `Basic ${Buffer.from(`token:${token}`).toString("base64")}`,
    });
    expect((await api.backbone.members(basic(api.backbone.token ?? ""))).status).toBe(200);
    for (const headers of [basic("wrong"), basic(""), { authorization: "Basic" }]) {
      const refused = await api.backbone.members(headers);
      expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([
        401,
        expect.stringMatching(/^Bearer .*, Basic /),
      ]);
    }
    const written = await api.backbone.postJson([row(5)], basic(api.backbone.token ?? ""));
    expect([written.status, written.headers.get("www-authenticate")]).toEqual([
      401,
      expect.not.stringContaining("Basic"),
    ]);
  });
});
