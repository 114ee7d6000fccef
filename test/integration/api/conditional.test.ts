import { describe, expect, it } from "vitest";
import { type Api, HOSPITAL, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

describe.each(ENGINES)("conditional API requests on the %s engine", (engine) => {
  const api = useApi(engine);
  const row = (value: number) => ({ member: "college", measure: "new_hires", year: 2024, value });
  const CALLS: [string, (call: Api, headers?: Record<string, string>) => Promise<Response>][] = [
    ["members", (call, headers) => call.members(headers)],
    ["measures", (call, headers) => call.measures(headers)],
    ["observations", (call, headers) => call.observations("", headers)],
    ["observations as CSV", (call, headers) => call.observations("format=csv", headers)],
    ["the roll-up", (call, headers) => call.rollup("year=2024", headers)],
  ];
  /** Another token may see other figures, another site's page may not read them, and lists are CSV as well. */
  const keptOf = (name: string) => ({
    "cache-control": "private, no-cache",
    vary: name === "the roll-up" ? "Authorization, Origin" : "Accept, Authorization, Origin",
  });
  const headersOf = (response: Response, names: string[]) =>
    Object.fromEntries(names.map((name) => [name, response.headers.get(name)]));

  it.each(CALLS)("%s returns an empty 304 while nothing has changed", async (name, ask) => {
    const kept = keptOf(name);
    const first = await ask(api.backbone);
    expect(first.status).toBe(200);
    expect(headersOf(first, Object.keys(kept))).toEqual(kept);
    expect(await first.text()).not.toBe("");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
    for (const sent of [etag, etag.slice(2), `"older", ${etag}`, "*"]) {
      const again = await ask(api.backbone, { "if-none-match": sent });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      expect(headersOf(again, ["etag", "content-type", ...Object.keys(kept)])).toEqual({
        etag,
        "content-type": null,
        ...kept,
      });
    }
    expect((await ask(api.backbone, { "if-none-match": '"something else"' })).status).toBe(200);
  });

  it("returns the full response after a change, then 304 again", async () => {
    await api.backbone.postJson([row(5)]);
    const tagOf = async () => (await api.backbone.observations()).headers.get("etag") ?? "";
    const five = await tagOf();
    await api.backbone.postJson([row(6)]);
    const changed = await api.backbone.observations("", { "if-none-match": five });
    expect([changed.status, changed.headers.get("etag") === five]).toEqual([200, false]);
    await api.backbone.postJson([row(5)]);
    expect(await tagOf()).toBe(five);
  });

  it("never gives a role another role's response, and nothing without a token", async () => {
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

  it("accepts the token as a password for reading, as Excel stores it, and never for writing", async () => {
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
