import { once } from "node:events";
import { request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, test } from "vitest";
import { cachingOf, privateAnswers } from "../../../app/access/caching.server";
import { linkOrigin } from "../../../app/access/links/link-origin.server";
import { forgetUntrusted, hostOfOrigin } from "../../../app/access/proxy.server";
import { sameOrigin } from "../../../app/security.server";

/** What an app sees of a request that reaches it with these headers. */
async function seen(
  headers: Record<string, string>,
  { trustProxy, appUrl, method = "GET" }: { trustProxy?: string[]; appUrl?: string; method?: string } = {},
) {
  const app = express();
  app.set("trust proxy", trustProxy ?? false);
  app.use(forgetUntrusted, privateAnswers, sameOrigin({ appUrl }), hostOfOrigin({ appUrl }));
  app.all("*", ({ ip, protocol, headers }, response) => {
    const { host, origin = null, "x-forwarded-host": forwarded = null } = headers;
    response.json({ ip, protocol, host, origin, forwarded });
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const request = ask({ port, host: "127.0.0.1", method, headers: { host: "app:3000", ...headers } });
  request.end();
  const [response] = await once(request, "response");
  let body = "";
  for await (const chunk of response) body += chunk;
  server.close();
  const { "cache-control": caching } = response.headers;
  return { status: response.statusCode, caching, ...(response.statusCode === 200 && JSON.parse(body)) };
}

const FORWARDED = {
  "x-forwarded-for": "203.0.113.9",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "evil.example",
};

test("nobody's word is taken for where a request comes from", async () => {
  const direct = { ip: "127.0.0.1", protocol: "http", host: "app:3000", forwarded: null };
  expect(await seen(FORWARDED)).toMatchObject(direct);
  expect(await seen(FORWARDED, { trustProxy: ["10.0.0.0/8"] })).toMatchObject(direct);
});

test("a listed proxy's word is taken", async () => {
  const told = { ip: "203.0.113.9", protocol: "https" };
  expect(await seen(FORWARDED, { trustProxy: ["127.0.0.0/8"] })).toMatchObject(told);
});

test("forms of pages that send no referrer are our own, where the browser says so", async () => {
  const form = { origin: "null", "sec-fetch-site": "same-origin" };
  expect(await seen(form, { method: "POST" })).toMatchObject({ status: 200, origin: null });
  expect(await seen({ ...form, "sec-fetch-site": "cross-site" }, { method: "POST" })).toMatchObject({
    status: 403,
  });
  expect(await seen({ origin: "null" }, { method: "POST" })).toMatchObject({ status: 403 });
});

test("forms work behind a proxy that does not pass the host", async () => {
  const appUrl = "https://tide.example.org";
  const form = { origin: appUrl, "sec-fetch-site": "same-origin" };
  const own = { status: 200, host: "tide.example.org", forwarded: null };
  expect(await seen(form, { appUrl, method: "POST" })).toMatchObject(own);
  expect(await seen({ ...form, ...FORWARDED }, { appUrl, method: "POST" })).toMatchObject(own);
  const foreign = { origin: "https://evil.example" };
  expect((await seen(foreign, { appUrl, method: "POST" })).status).toBe(403);
});

test("a host that is no host becomes the app's own", async () => {
  expect(await seen({ host: "a b" })).toMatchObject({ status: 200, host: "localhost" });
  expect(await seen({ host: "[" }, { appUrl: "https://tide.example.org" })).toMatchObject({
    host: "tide.example.org",
  });
});

test("links are made from the request's own address on this machine only", () => {
  const request = new Request("http://evil.example/c/demo");
  expect(linkOrigin({ host: "127.0.0.1" }, request)).toBe("http://evil.example");
  expect(linkOrigin({ host: "0.0.0.0" }, request)).toBeNull();
  expect(linkOrigin({ host: "0.0.0.0", appUrl: "https://tide.example.org" }, request)).toBe(
    "https://tide.example.org",
  );
});

test("every answer is private and not stored unless it says otherwise", async () => {
  expect((await seen({})).caching).toBe("private, no-store");
  expect(cachingOf("no-store, no-transform")).toBe("private, no-store, no-transform");
  expect(cachingOf("private, no-cache")).toBe("private, no-cache");
  expect(cachingOf("public, max-age=3600")).toBe("public, max-age=3600");
});
