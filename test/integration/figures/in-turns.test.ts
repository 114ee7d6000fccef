import { describe, expect, it } from "vitest";
import { inTurns } from "../../../app/records/figures/in-turns.server";

/** Work of so many steps of a millisecond, which notes each of them. */
function* steps(name: string, many: number, noted: string[]): Generator<void, string> {
  for (let step = 0; step < many; step++) {
    const until = performance.now() + 1;
    while (performance.now() < until);
    noted.push(name);
    yield;
  }
  return name;
}

describe("long work", () => {
  it("lets others have turns before it is done", async () => {
    const noted: string[] = [];
    const work = inTurns("here", steps("work", 60, noted));
    const others = setInterval(() => noted.push("other"), 1);
    expect(await work).toBe("work");
    clearInterval(others);
    const turns = noted.slice(0, noted.lastIndexOf("work")).filter((name) => name === "other");
    expect(turns.length).toBeGreaterThan(1);
  });

  it("of one name is done in the order in which it was asked for, that of another name meanwhile", async () => {
    const noted: string[] = [];
    await Promise.all([
      inTurns("here", steps("first", 30, noted)),
      inTurns("here", steps("second", 30, noted)),
      inTurns("there", steps("meanwhile", 30, noted)),
    ]);
    expect(noted.indexOf("second")).toBeGreaterThan(noted.lastIndexOf("first"));
    expect(noted.indexOf("meanwhile")).toBeLessThan(noted.lastIndexOf("first"));
  });

  it("that fails fails for whoever asked for it, and the next is done", async () => {
    const failing = (function* (): Generator<void, string> {
      yield;
      throw new Error("not enough numbers");
    })();
    const [failed, next] = await Promise.allSettled([
      inTurns("here", failing),
      inTurns("here", steps("next", 1, [])),
    ]);
    expect(failed).toMatchObject({ status: "rejected", reason: { message: "not enough numbers" } });
    expect(next).toEqual({ status: "fulfilled", value: "next" });
  });
});
