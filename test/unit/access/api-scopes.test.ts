import { describe, expect, it } from "vitest";
import { lacksScope, scopeOf } from "~/access/api/scopes";

describe("the scope that a call needs", () => {
  it("is read for every call that reads", () => {
    expect(scopeOf(true, "run years")).toBe("read");
    expect(scopeOf(true, "see figures")).toBe("read");
  });

  it("is publish for reports and years, and write for everything else that is stored", () => {
    expect(scopeOf(false, "run years")).toBe("publish");
    expect(scopeOf(false, "write reports")).toBe("publish");
    expect(scopeOf(false, "enter data")).toBe("write");
    expect(scopeOf(false, "set goals")).toBe("write");
  });

  it("is named where it is missing", async () => {
    const refused = lacksScope("publish");
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      detail: expect.stringContaining("“publish”"),
      errors: [{ code: "scope_publish" }],
    });
  });
});
