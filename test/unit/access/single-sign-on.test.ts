import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProviderAddress } from "~/access/sign-in/oidc/fetch.server";
import { signInPlugins } from "~/access/sign-in/plugins.server";
import { seal, unseal } from "~/access/sign-in/sealed.server";
import { recall, remember } from "~/access/sign-in/sso/state.server";
import { provedFactor, roleOfClaim, vouchedEmail } from "~/domain/single-sign-on";
import { readClaimRoles, ssoForm, writeClaimRoles } from "~/routes/settings/sign-in/sso-form";

const SECRET = "a secret of the tests, long enough";

describe("a sealed text", () => {
  it("is read with the same secret and purpose only, and only unaltered", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, at) => {
        const sealed = seal(SECRET, "client secret", text);
        expect(unseal(SECRET, "client secret", sealed)).toBe(text);
        expect(unseal(SECRET, "provider tokens", sealed)).toBeNull();
        expect(unseal(`${SECRET}!`, "client secret", sealed)).toBeNull();
        const bytes = Buffer.from(sealed, "base64url");
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
        expect(unseal(SECRET, "client secret", bytes.toString("base64url"))).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  it("is nothing where there is none", () => {
    for (const text of ["", "x", "€", "a".repeat(200)])
      expect(unseal(SECRET, "client secret", text)).toBeNull();
  });
});

describe("what is remembered while a person is away", () => {
  const context = { config: { sessionSecret: SECRET } } as Parameters<typeof remember>[0];
  const asked = (cookie: string, name?: string) => {
    const pair = cookie.split(";")[0] ?? "";
    const sent = name ? pair.replace(/^[^=]+/, name) : pair;
    return new Request("http://127.0.0.1/", { headers: { cookie: sent } });
  };

  it("comes back as it was, in a cookie that scripts and other sites cannot read", () => {
    const cookie = remember(context, "state", { slug: "demo" });
    expect(recall(context, "state", asked(cookie))).toMatchObject({ slug: "demo" });
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
  });

  it("cannot be used for anything else", () => {
    const cookie = remember(context, "out", { slug: "demo" });
    expect(recall(context, "state", asked(cookie, "tidemark.sso_state"))).toBeNull();
    expect(recall(context, "state", asked("tidemark.sso_state=made-up"))).toBeNull();
  });
});

describe("how somebody signed in at the provider", () => {
  it("is a second factor if the provider names one, and else what is said of the provider", () => {
    for (const amr of [["mfa"], ["pwd", "otp"], ["hwk"]]) expect(provedFactor(amr, false)).toBe(true);
    for (const amr of [[], ["pwd"], ["kba", "pin"], [{ mfa: true }]])
      expect(provedFactor(amr, true)).toBe(false);
    for (const amr of [undefined, null, "mfa"])
      expect([provedFactor(amr, true), provedFactor(amr, false)]).toEqual([true, false]);
  });
});

describe("a provider's address", () => {
  it("is https, wherever the app listens", () => {
    for (const host of ["0.0.0.0", "127.0.0.1"])
      expect(isProviderAddress("https://login.example.org/v2.0", host)).toBe(true);
  });

  it("is http only on this machine, for an app that only this machine reaches", () => {
    expect(isProviderAddress("http://127.0.0.1:9000", "127.0.0.1")).toBe(true);
    expect(isProviderAddress("http://localhost:9000", "localhost")).toBe(true);
    expect(isProviderAddress("http://127.0.0.1:9000", "0.0.0.0")).toBe(false);
    expect(isProviderAddress("http://login.example.org", "127.0.0.1")).toBe(false);
  });

  it("is nothing else", () => {
    for (const text of [
      "",
      "login",
      "file:///etc/passwd",
      "https://user:word@example.org",
      "ftp://127.0.0.1",
    ])
      expect(isProviderAddress(text, "127.0.0.1")).toBe(false);
  });
});

describe("an address that a provider vouches for", () => {
  const claims = { email: "Sam@Wenlow.example", email_verified: true };
  it("is confirmed and of an allowed domain", () => {
    expect(vouchedEmail(claims, ["wenlow.example"])).toEqual({ email: "sam@wenlow.example" });
    expect(vouchedEmail({ email: "a@b.example", xms_edov: "1" }, ["b.example"])).toEqual({
      email: "a@b.example",
    });
  });

  it("is refused otherwise, with the reason", () => {
    for (const [changed, problem] of [
      [{ email: undefined }, "missing"],
      [{ email: ["sam@wenlow.example"] }, "missing"],
      [{ email: "sam@evil.example@wenlow.example" }, "missing"],
      [{ email: `${"x".repeat(300)}@wenlow.example` }, "missing"],
      [{ email_verified: undefined }, "unverified"],
      [{ email_verified: "no" }, "unverified"],
      [{ email: "sam@notwenlow.example" }, "domain"],
      [{ email: "sam@wenlow.example.org" }, "domain"],
    ] as const)
      expect(vouchedEmail({ ...claims, ...changed }, ["wenlow.example"])).toEqual({ problem });
  });
});

describe("roles by claim", () => {
  const members = [{ id: "m1", slug: "wenlow-state" }];
  const text = "tidemark staff = backbone\n\n finance=data_lead , wenlow-state\nguests = Convener";

  it("are lines of a value and a role, with the institution where one is needed", () => {
    const read = readClaimRoles(text, members);
    expect(read).toEqual({
      roles: [
        { value: "tidemark staff", role: "backbone", memberId: null },
        { value: "finance", role: "data_lead", memberId: "m1" },
        { value: "guests", role: "convener", memberId: null },
      ],
    });
    if ("roles" in read) expect(readClaimRoles(writeClaimRoles(read.roles, members), members)).toEqual(read);
  });

  it("are refused with the line that is wrong", () => {
    for (const line of [
      "x",
      "x = nobody",
      "x = data_lead",
      "x = data_lead, elsewhere",
      "x = backbone, wenlow-state",
    ])
      expect(readClaimRoles(`a = backbone\n${line}`, members)).toMatchObject({
        problem: expect.stringContaining(line),
      });
    expect(readClaimRoles("a = backbone\n".repeat(51), members)).toHaveProperty("problem");
  });

  it("match a text or any of a list, the first line first", () => {
    const roles = [
      { value: "a", role: "backbone", memberId: null },
      { value: "b", role: "convener", memberId: null },
    ] as const;
    expect(roleOfClaim(["b", "a"], roles)?.role).toBe("backbone");
    expect(roleOfClaim("b", roles)?.role).toBe("convener");
    for (const claim of [undefined, null, [], {}, "A", ["ab"], 1])
      expect(roleOfClaim(claim, roles)).toBeNull();
  });
});

it("domains are written with or without commas, and never with @ or *", () => {
  const fields = { label: "W", issuer: "https://x.example", clientId: "c" };
  const read = (domains: string) => ssoForm.safeParse({ ...fields, domains });
  expect(read("Wenlow.example, b.example  b.example").data?.domains).toEqual(["wenlow.example", "b.example"]);
  for (const domains of ["", " , ", "*", "*.example", "@wenlow.example", "wenlow", "a@b.example"])
    expect(read(domains).success).toBe(false);
});

it("a mailed link asks for the code as well, and a passkey does not", () => {
  const hooks = signInPlugins({ host: "127.0.0.1" }).flatMap((plugin) =>
    "hooks" in plugin ? plugin.hooks.after : [],
  );
  const asked = (path: string) =>
    hooks.some(({ matcher }) => matcher({ path } as Parameters<typeof matcher>[0]));
  expect(["/sign-in/email", "/magic-link/verify"].map(asked)).toEqual([true, true]);
  expect(["/passkey/verify-authentication", "/get-session"].map(asked)).toEqual([false, false]);
});
