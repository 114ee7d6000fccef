/** The published client calls the running app: every call that reads, and a write that is sent twice. */
import { expect, test } from "@playwright/test";
import { API_CALLS } from "../../../app/access/api/calls";
import { ApiError, createClient } from "../../../clients/typescript/client";
import { type RunningApp, startApp } from "../../support/app/app";
import { runCommand } from "../helpers/command";

let app: RunningApp;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  app = await startApp();
});
test.afterAll(() => app?.stop());

async function clientWith(scopes: string) {
  const args = ["--collaborative", "demo", "--role", "backbone", "--scopes", scopes];
  const token = (await runCommand(app, "token", args)).split("\n").at(-1) ?? "";
  return createClient({ baseUrl: app.url, collaborative: "demo", token });
}

test("every call that reads answers", async () => {
  const client = await clientWith("read");
  const members = await client.get("/api/v1/{collaborative}/members");
  const years = await client.get("/api/v1/{collaborative}/years");
  expect(members.map(({ slug }) => slug)).toContain("quillard");
  const year = years[0]?.year ?? 2025;
  const reports = await client.get("/api/v1/{collaborative}/reports");
  const path = { slug: "quillard", report: reports[0]?.report ?? "", format: "json" };
  const read = API_CALLS.filter(({ methods }) => methods.GET);
  expect(read.length).toBeGreaterThan(25);
  for (const { path: address, methods } of read) {
    const query = methods.GET?.includes("year") ? { year } : {};
    // The list of calls is not known to the compiler.
    const ask = client.get as (path: string, options: object) => Promise<unknown>;
    const answer = await ask(address, { path, query });
    expect(typeof answer, address).toBe("object");
    expect(answer, address).not.toBeNull();
  }
  const rollup = await client.get("/api/v1/{collaborative}/rollup", { query: { year } });
  expect([rollup.year, rollup.metrics.length > 0]).toEqual([year, true]);
});

test("a token for reading cannot write, and a write sent twice is done once", async () => {
  const sentence = "Everyone who calls this knows it.";
  const reader = await clientWith("read");
  const refused = await reader
    .post("/api/v1/{collaborative}/results", { body: { sentence, indicators: [] } })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ problem: { status: 403, errors: [{ code: "scope_write" }] } });
  const client = await clientWith("read,write");
  const indicators = (await client.get("/api/v1/{collaborative}/indicators"))
    .slice(0, 1)
    .map(({ code }) => code);
  const send = () =>
    client.post("/api/v1/{collaborative}/results", {
      body: { sentence, indicators },
      idempotencyKey: "twice",
    });
  expect((await send()).id).toBe((await send()).id);
});
