import { describe, expect, it } from "vitest";
import { giveForm } from "~/domain/networks/forms";
import { confirmFault, giftState, lastDay } from "~/domain/networks/gift";

const TODAY = "2026-06-30";
const dates = { givenOn: "2026-01-15", until: "2026-12-31", withdrawnOn: null };

describe("a gift", () => {
  it("can be seen until the end of its last day, unless it is withdrawn", () => {
    expect(giftState(dates, TODAY)).toBe("given");
    expect(giftState({ ...dates, until: TODAY }, TODAY)).toBe("given");
    expect(giftState({ ...dates, until: "2026-06-29" }, TODAY)).toBe("ended");
    expect(giftState({ ...dates, withdrawnOn: TODAY }, TODAY)).toBe("withdrawn");
    expect(giftState({ ...dates, givenOn: null }, TODAY)).toBe("proposed");
    expect(giftState({ ...dates, givenOn: null, until: "2026-06-29" }, TODAY)).toBe("ended");
  });

  it("is confirmed by a second person or by a decision", () => {
    const own = { proposedById: "a", userId: "a", decision: null, state: "proposed" as const };
    expect(confirmFault(own)).toMatch(/second person/);
    expect(confirmFault({ ...own, userId: null })).toMatch(/second person/);
    expect(confirmFault({ ...own, userId: "b" })).toBeNull();
    expect(confirmFault({ ...own, decision: "2026-04" })).toBeNull();
    expect(confirmFault({ ...own, userId: "b", state: "withdrawn" })).toMatch(/no longer waits/);
  });

  it("of a story ends with the person's consent if that comes first", () => {
    expect(lastDay("2026-12-31", "2026-03-31")).toBe("2026-03-31");
    expect(lastDay("2026-12-31", "2027-03-31")).toBe("2026-12-31");
    expect(lastDay("2026-12-31", null)).toBe("2026-12-31");
  });

  it("asks for what its kind needs", () => {
    const base = { networkId: "0190a0b0-0000-7000-8000-000000000000", until: "2026-12-31" };
    expect(giveForm.safeParse({ ...base, kind: "benchmark", year: "2025" }).data).toMatchObject({
      year: 2025,
    });
    expect(giveForm.safeParse({ ...base, kind: "benchmark" }).success).toBe(false);
    expect(giveForm.safeParse({ ...base, kind: "story" }).success).toBe(false);
    expect(giveForm.safeParse({ ...base, kind: "numbers" }).success).toBe(false);
  });
});
