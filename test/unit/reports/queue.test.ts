import { describe, expect, it } from "vitest";
import { makeQueue } from "~/reports/render/queue.server";

const later = () => {
  let give: (value: string) => void = () => {};
  const promise = new Promise<string>((resolve) => {
    give = resolve;
  });
  return { promise, give };
};
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe("the queue of files", () => {
  it("makes files one after another, in the order requested", async () => {
    const queue = makeQueue({ mostWaiting: 3, longest: 5000 });
    const first = later();
    const seen: string[] = [];
    const a = queue.enqueue(() => first.promise);
    const b = queue.enqueue(async () => seen.push("b"));
    const c = queue.enqueue(async () => seen.push("c"));
    await soon();
    expect([queue.waiting, seen]).toEqual([2, []]);
    first.give("a");
    expect(await a).toBe("a");
    await Promise.all([b, c]);
    expect(seen).toEqual(["b", "c"]);
  });

  it("refuses in plain words when too many are waiting", async () => {
    const queue = makeQueue({ mostWaiting: 1, longest: 5000 });
    const first = later();
    const a = queue.enqueue(() => first.promise);
    const b = queue.enqueue(async () => "b");
    await expect(queue.enqueue(async () => "c")).rejects.toMatchObject({ why: "busy", status: 503 });
    first.give("a");
    expect(await Promise.all([a, b])).toEqual(["a", "b"]);
  });

  it("drops canceled jobs, whether waiting or running", async () => {
    const queue = makeQueue({ mostWaiting: 3, longest: 5000 });
    const atWork = new AbortController();
    const waiting = new AbortController();
    const stopped = later();
    const a = queue.enqueue((signal) => {
      signal.addEventListener("abort", () => stopped.give("stopped"));
      return stopped.promise;
    }, atWork.signal);
    const b = queue.enqueue(async () => "b", waiting.signal);
    const c = queue.enqueue(async () => "c");
    waiting.abort(new Error("b left"));
    await expect(b).rejects.toThrow("b left");
    atWork.abort(new Error("a left"));
    await expect(a).rejects.toThrow("a left");
    expect(await stopped.promise).toBe("stopped");
    expect(await c).toBe("c");
    await expect(queue.enqueue(async () => "d", waiting.signal)).rejects.toThrow("b left");
  });

  it("stops a job that takes too long and continues; a failure affects only its own job", async () => {
    const queue = makeQueue({ mostWaiting: 3, longest: 20 });
    const forever = queue.enqueue(() => new Promise(() => {}));
    const broken = queue.enqueue(() => Promise.reject(new Error("broken")));
    const thrown = queue.enqueue(() => {
      throw new Error("thrown");
    });
    const good = queue.enqueue(async () => "good");
    await expect(forever).rejects.toMatchObject({ why: "too_slow" });
    await expect(broken).rejects.toThrow("broken");
    await expect(thrown).rejects.toThrow("thrown");
    expect(await good).toBe("good");
  });
});
