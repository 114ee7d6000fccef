import { describe, expect, it } from "vitest";
import { canUsePasskeys, passkeyHost } from "~/access/sign-in/passkey-host.server";

describe("passkeys", () => {
  it("are bound to the name in APP_URL", () => {
    const config = { appUrl: "https://tidemark.example.org", host: "0.0.0.0" };
    expect(passkeyHost(config)).toBe("tidemark.example.org");
    expect(canUsePasskeys(config, "https://tidemark.example.org/account/passkeys")).toBe(true);
    expect(canUsePasskeys(config, "http://127.0.0.1:3000/")).toBe(false);
  });

  it("are bound to localhost without APP_URL on this machine, not to its number", () => {
    for (const host of ["127.0.0.1", "localhost", "::1"]) {
      expect(passkeyHost({ host })).toBe("localhost");
      expect(canUsePasskeys({ host }, "http://localhost:3000/")).toBe(true);
      expect(canUsePasskeys({ host }, "http://127.0.0.1:3000/")).toBe(false);
    }
  });

  it("cannot work where browsers refuse them", () => {
    for (const appUrl of ["http://tidemark.example.org", "https://192.0.2.7", "https://[2001:db8::1]:8443"])
      expect(passkeyHost({ appUrl, host: "0.0.0.0" })).toBeNull();
    expect(passkeyHost({ host: "0.0.0.0" })).toBeNull();
  });
});
