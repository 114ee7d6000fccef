import { expect, test } from "vitest";
import { makeFairShare } from "../../../app/access/limits/fair-share.server";

const refusalOf = (work: Promise<unknown>): Promise<Response> => work.then(Promise.reject, (error) => error);

test("one reader cannot use up the queue, and another is not held up", async () => {
  const share = makeFairShare({ what: "report files", atOnce: 2, perMinute: 10 });
  let finish = () => {};
  const slow = () =>
    new Promise<void>((resolve) => {
      finish = resolve;
    });
  const jobs = [share.run("ann", () => Promise.resolve()), share.run("ann", slow)];
  await jobs[0];
  const second = share.run("ann", () => Promise.reject(new Error("broken")));
  const refused = await refusalOf(share.run("ann", slow));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "5"]);
  await expect(share.run("ben", async () => "done")).resolves.toBe("done");
  await expect(second).rejects.toThrow("broken");
  finish();
  await Promise.all(jobs);
  await expect(share.run("ann", async () => "done")).resolves.toBe("done");
});

test("one reader cannot keep the queue busy for a minute", async () => {
  let clock = 0;
  const share = makeFairShare({ what: "imports", atOnce: 2, perMinute: 3 }, () => clock);
  for (let job = 0; job < 3; job++) await share.run("ann", async () => {});
  clock = 20_000;
  expect((await refusalOf(share.run("ann", async () => {}))).headers.get("retry-after")).toBe("40");
  clock = 60_000;
  await expect(share.run("ann", async () => "done")).resolves.toBe("done");
});
