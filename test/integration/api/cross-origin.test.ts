import { describe, expect, it } from "vitest";
import {
  listReadingSites,
  mayRead,
  storeReadingSites,
} from "../../../app/records/programs/reading-sites.server";
import { keepSites } from "../../../app/routes/settings/tokens/sites.server";
import { useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

const SITE = "https://dashboard.example.org";
const from = (origin: string) => ({ origin });
const allowed = ({ headers }: Response) => [
  headers.get("access-control-allow-origin"),
  /\borigin\b/i.test(headers.get("vary") ?? ""),
  headers.get("access-control-allow-credentials"),
];

describe.each(ENGINES)("reading from pages of other sites on the %s engine", (engine) => {
  const api = useApi(engine);
  const store = (sites: string[]) => api.enter((db) => storeReadingSites(db, sites));

  it("is allowed to listed sites only, and only to read", async () => {
    await store([SITE]);
    expect(allowed(await api.backbone.members(from(SITE)))).toEqual([SITE, true, null]);
    expect(allowed(await api.backbone.members(from("https://elsewhere.example.org")))).toEqual([
      null,
      true,
      null,
    ]);
    expect(allowed(await api.backbone.members(from("null")))).toEqual([null, true, null]);
    expect(allowed(await api.backbone.members())).toEqual([null, true, null]);
    expect(allowed(await api.backbone.postJson([], from(SITE)))).toEqual([null, false, null]);
    const unchanged = await api.backbone.members({ ...from(SITE), "if-none-match": "*" });
    expect([unchanged.status, ...allowed(unchanged)]).toEqual([304, SITE, true, null]);
  });

  it("shows refusals to listed sites, and nothing to others or of other collaboratives", async () => {
    await store([SITE]);
    const writer = await api.openWith("write");
    const refused = await writer.members(from(SITE));
    expect([refused.status, ...allowed(refused)]).toEqual([403, SITE, true, null]);
    const other = await api.another({});
    expect(allowed(await other.members(from(SITE)))).toEqual([null, true, null]);
    expect(allowed(await api.reach(api.slug, other.token).members(from(SITE)))).toEqual([null, true, null]);
    expect(allowed(await api.reach(api.slug, "wrong").members(from(SITE)))).toEqual([null, true, null]);
  });

  it("is settled under the settings, beside the field where a line is wrong", async () => {
    const keep = (text: string) => api.enter((db) => keepSites(db, text));
    expect(await keep(`${SITE}/\nhttps://a.example.org`)).toEqual({ sitesStored: true });
    const wrong = "https://a.example.org/path";
    expect(await keep(wrong)).toEqual({
      sitesRefused: { text: wrong, fault: expect.stringContaining(wrong) },
    });
    expect(await api.enter(listReadingSites)).toEqual(["https://a.example.org", SITE]);
    expect(await api.asOwner((owner) => mayRead(owner, api.slug, SITE))).toBe(true);
    expect(await api.asOwner((owner) => mayRead(owner, "nowhere", SITE))).toBe(false);
    expect(await keep("")).toEqual({ sitesStored: true });
    expect(await api.asOwner((owner) => mayRead(owner, api.slug, SITE))).toBe(false);
  });
});
