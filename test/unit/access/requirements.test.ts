import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepOut } from "~/access/sign-in/requirements";
import { providerOf, SIGN_IN_METHODS } from "~/domain/sign-in";
import { ROLES } from "~/domain/terms";
import { factorForm } from "~/routes/settings/sign-in/form";

const entrant = {
  role: "backbone",
  collaborativeId: "here",
  method: "password",
  asksForCode: false,
  demo: false,
  providerId: null,
  secondFactor: { from: "2027-01-01", everyone: false },
} as const;
const visiting = (init: RequestInit = {}) => ({
  request: new Request("http://127.0.0.1/c/here/goals?year=2026", init),
  slug: "here",
  today: "2027-01-01",
});

describe("a collaborative that requires a second factor", () => {
  it("leads people without one to set it up, from the first day on", () => {
    const answer = keepOut(entrant, visiting());
    expect([answer?.status, answer?.headers.get("location")]).toEqual([
      302,
      "/account/second-factor?for=here&next=%2Fc%2Fhere%2Fgoals%3Fyear%3D2026",
    ]);
    expect(keepOut(entrant, { ...visiting(), today: "2026-12-31" })).toBeNull();
  });

  it("refuses their forms and programs", () => {
    for (const init of [{ method: "POST" }, { headers: { accept: "application/json" } }])
      expect(keepOut(entrant, visiting(init))?.status).toBe(403);
  });

  it("asks it of backbone staff and conveners, or of everyone, and of no demo account", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROLES),
        fc.constantFrom(...SIGN_IN_METHODS),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (role, method, asksForCode, demo, everyone) => {
          const guarded = everyone || role === "backbone" || role === "convener";
          const secondFactor = { from: "2027-01-01", everyone };
          const expected = guarded && !demo && (method === "sso" || (method === "password" && !asksForCode));
          expect(
            keepOut({ ...entrant, role, method, asksForCode, demo, secondFactor }, visiting()) !== null,
          ).toBe(expected);
        },
      ),
    );
  });
});

describe("a session that an institution vouches for", () => {
  it("opens the collaborative of that institution only, whatever it requires", () => {
    const session = { ...entrant, method: "sso", secondFactor: { from: null, everyone: false } } as const;
    expect(keepOut({ ...session, providerId: providerOf("here") }, visiting())).toBeNull();
    expect(keepOut({ ...session, providerId: providerOf("elsewhere") }, visiting())?.status).toBe(403);
  });
});

describe("the day from which a second factor is required", () => {
  const now = Date.parse("2026-11-30T12:00:00Z");
  const accepts = (from: string, stored: string | null = null) =>
    factorForm(stored, now).safeParse({ required: "yes", from }).success;

  it("is today or within a year", () => {
    for (const day of ["2026-11-30", "2027-11-30"]) expect(accepts(day)).toBe(true);
    for (const day of ["2026-11-29", "2028-01-01", "2027-02-30", "27-1-1", "", "soon"])
      expect(accepts(day)).toBe(false);
  });

  it("may stay as it was set before", () => {
    expect(accepts("2026-01-01", "2026-01-01")).toBe(true);
    expect(accepts("2026-01-02", "2026-01-01")).toBe(false);
  });
});
