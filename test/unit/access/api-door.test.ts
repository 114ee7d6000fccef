import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, expect, test } from "vitest";
import { API_CALLS } from "../../../app/access/api/calls";
import { apiDoor } from "../../../app/access/api/door.server";
import { openApiDocument } from "../../../app/routes/api/openapi-document";

const SITE = "https://dashboard.example.org";
let stop = () => {};
afterEach(() => stop());

/** An API that knows the token “right”, and how to ask it. */
async function api(now = () => 0) {
  const app = express();
  app.set("trust proxy", true);
  app.use(apiDoor(async (slug, origin) => slug === "demo" && origin === SITE, now));
  app.all("*", ({ headers }, response) => {
    response.status(headers.authorization === "Bearer right" ? 200 : 401).json({});
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  stop = () => server.close();
  const { port } = server.address() as AddressInfo;
  return async (path: string, token = "right", { method = "GET", from = "192.0.2.1", more = {} } = {}) => {
    const headers = { authorization: `Bearer ${token}`, "x-forwarded-for": from, ...more };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
    const body = method === "HEAD" || response.status === 204 ? {} : await response.json();
    return { status: response.status, headers: response.headers, body };
  };
}

test("the calls are those of the OpenAPI document, with the same parameters", () => {
  const described = Object.entries(openApiDocument("http://x").paths).flatMap(([path, operations]) =>
    (["get", "put", "post", "patch", "delete"] as const).flatMap((method) => {
      const operation = operations[method];
      const parameters = (operation?.parameters ?? []) as { in?: string; name: string }[];
      const names = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
      return operation ? [`${method.toUpperCase()} ${path} ${names.join(",")}`] : [];
    }),
  );
  const listed = API_CALLS.flatMap(({ path, methods }) =>
    Object.entries(methods).map(([method, names]) => `${method} ${path} ${names.join(",")}`),
  );
  expect(listed.sort()).toEqual(described.sort());
});

test("a method that a call lacks is refused with those that it has", async () => {
  const ask = await api();
  for (const [method, path, allow] of [
    ["DELETE", "/api/v1/demo/observations", "GET, HEAD, POST"],
    ["GET", "/api/v1/demo/areas/x", "PUT, DELETE"],
    ["POST", "/api/v1/demo/rollup?year=2025", "GET, HEAD"],
    ["OPTIONS", "/api/v1/openapi.json", "GET, HEAD"],
  ] as const) {
    const { status, headers, body } = await ask(path, "right", { method });
    expect([status, headers.get("allow")]).toEqual([405, allow]);
    expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(body).toMatchObject({ status: 405 });
  }
  expect((await ask("/api/v1/demo/members", "right", { method: "HEAD" })).status).toBe(200);
});

test("answers say that they are English, and do not vary by the language asked for", async () => {
  const ask = await api();
  for (const [path, status] of [
    ["/api/v1/demo/members", 200],
    ["/api/v1/demo/nothing", 404],
  ] as const) {
    const { headers, ...answer } = await ask(path, "right", { more: { "accept-language": "es, fr;q=0.8" } });
    expect([answer.status, headers.get("content-language")]).toEqual([status, "en"]);
    expect(headers.get("vary") ?? "").not.toMatch(/accept-language/i);
  }
});

test("a page of a listed site may ask before it reads, and learns nothing elsewhere", async () => {
  const ask = await api();
  const preflight = async (path: string, origin: string, asked = "GET") => {
    const more = { origin, "access-control-request-method": asked };
    const { status, headers } = await ask(path, "", { method: "OPTIONS", more });
    const cors = [...headers].filter(([name]) => /^(access-control-|allow$|vary)/.test(name));
    return [status, Object.fromEntries(cors)];
  };
  expect(await preflight("/api/v1/demo/members", SITE)).toEqual([
    204,
    {
      allow: "GET, HEAD",
      vary: "Origin",
      "access-control-allow-origin": SITE,
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "Authorization",
      "access-control-max-age": "600",
    },
  ]);
  const unlisted = [204, { allow: "GET, HEAD", vary: "Origin" }];
  expect(await preflight("/api/v1/demo/members", "https://elsewhere.example.org")).toEqual(unlisted);
  expect(await preflight("/api/v1/nowhere/members", SITE)).toEqual(unlisted);
  expect(await preflight("/api/v1/demo/members", "null")).toEqual(unlisted);
  // Calls that only write, and none at all, are refused as without an origin.
  expect((await preflight("/api/v1/demo/areas/x", SITE, "PUT"))[0]).toBe(405);
  expect((await preflight("/api/v1/demo/nothing", SITE))[0]).toBe(404);
  const [status, headers] = await preflight("/api/v1/demo/observations", SITE, "POST");
  expect([status, headers]).toMatchObject([204, { "access-control-allow-methods": "GET, HEAD" }]);
  expect((await preflight("/api/v1/%E0%A4%A/members", SITE))[0]).toBe(204);
});

test("an unknown query parameter is refused by name", async () => {
  const ask = await api();
  expect(await ask("/api/v1/demo/rollup?year=2025&yaer=2024&_data=x")).toMatchObject({
    status: 400,
    body: { detail: "yaer, _data: not known here. This call takes year, explain, members." },
  });
  expect((await ask("/api/v1/demo/members?year=2025")).status).toBe(400);
  const { body } = await ask(`/api/v1/demo/members?${"a".repeat(5000)}=1`);
  expect(JSON.stringify(body).length).toBeLessThan(300);
});

test("an address that no call has is refused whatever the method", async () => {
  const ask = await api();
  for (const method of ["GET", "POST", "DELETE"])
    expect(await ask("/api/v1/demo/nothing", "right", { method })).toMatchObject({
      status: 404,
      body: { status: 404 },
    });
});

test("a token is told how much is left, and to wait once nothing is", async () => {
  let clock = 0;
  const ask = await api(() => clock);
  const first = await ask("/api/v1/demo/members");
  expect(first.headers.get("ratelimit")).toBe('"token";r=1199;t=60');
  for (let call = 1; call < 1200; call += 100)
    await Promise.all(Array.from({ length: Math.min(100, 1200 - call) }, () => ask("/api/v1/demo/members")));
  clock = 10_000;
  const { status, headers, body } = await ask("/api/v1/demo/members");
  expect([status, headers.get("retry-after")]).toEqual([429, "50"]);
  expect(body).toMatchObject({ status: 429 });
  clock = 60_000;
  expect((await ask("/api/v1/demo/members")).status).toBe(200);
});

test("guessing tokens is slowed down, for whoever guesses and not for a neighbor with a right token", async () => {
  const ask = await api();
  expect((await ask("/api/v1/demo/members")).status).toBe(200);
  const answers = [];
  for (let guess = 0; guess < 31; guess++)
    answers.push((await ask("/api/v1/demo/members", `wrong ${guess}`)).status);
  expect(answers).toEqual([...Array(30).fill(401), 429]);
  expect((await ask("/api/v1/demo/members")).status).toBe(200);
  expect((await ask("/api/v1/demo/members", "wrong", { from: "192.0.2.2" })).status).toBe(401);
});
