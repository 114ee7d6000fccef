import { describe, expect, it } from "vitest";
import { whoChanged } from "../../../app/ui/layout/OvertakenNotice";

describe("a change that came first", () => {
  it("names who made it", () => {
    expect(whoChanged("Ana Ruiz", "this goal", "Ben Ito")).toBe(
      "Ana Ruiz changed this goal while you had it open",
    );
    expect(whoChanged(null, "this goal", "Ben Ito")).toBe(
      "Someone else changed this goal while you had it open",
    );
  });

  it("says so if it was oneself, in another tab", () => {
    expect(whoChanged("Ben Ito", "this goal", "Ben Ito")).toBe(
      "You changed this goal in another tab or on another device",
    );
  });
});
