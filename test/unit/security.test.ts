import type { Request, Response } from "express";
import { expect, test } from "vitest";
import { isUnlogged, withoutSecrets } from "~/log.server";
import { sameOrigin } from "~/security.server";

/** The status that a changing request with these headers is answered with; null if it is let through. */
function refusal(headers: Record<string, string>, { method = "POST", url = "/c/demo", appUrl = "" } = {}) {
  let status: number | null = null;
  const response = { type: () => response, send() {} };
  const answer = (code: number) => {
    status = code;
    return response;
  };
  sameOrigin({ appUrl: appUrl || undefined })(
    { method, originalUrl: url, headers: { host: "127.0.0.1:3000", ...headers } } as unknown as Request,
    { ...response, status: answer } as unknown as Response,
    () => {},
  );
  return status;
}

test("Tidemark's own pages may change data", () => {
  expect(refusal({ "sec-fetch-site": "same-origin" })).toBeNull();
  expect(refusal({ "sec-fetch-site": "none" })).toBeNull();
  expect(refusal({ origin: "http://127.0.0.1:3000" })).toBeNull();
});

test("behind a proxy the app's own address counts", () => {
  const headers = { origin: "https://tide.example.org", host: "app:3000" };
  expect(refusal(headers, { appUrl: "https://tide.example.org" })).toBeNull();
  expect(refusal(headers)).toBe(403);
});

test.each<Record<string, string>>([
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "cross-site", origin: "http://127.0.0.1:3000" },
  { origin: "http://elsewhere.example" },
  { origin: "http://127.0.0.1:4000" },
  { origin: "null" },
  {},
])("a foreign page may not: %o", (headers) => {
  expect(refusal(headers)).toBe(403);
});

test("reading needs no origin, and programs with a token use the API", () => {
  expect(refusal({}, { method: "GET" })).toBeNull();
  expect(refusal({}, { url: "/api/v1/demo/observations" })).toBeNull();
});

test.each(["/api/v1/../../c/demo", "/api/v1/%2e%2e/%2E%2e/c/demo", "/api/v1\\..\\..\\c/demo", "/api/v10/x"])(
  "%s is not taken for the API",
  (url) => expect(refusal({}, { url })).toBe(403),
);

test("the log keeps addresses but no secrets", () => {
  expect(withoutSecrets("/c/demo?year=2024")).toBe("/c/demo?year=2024");
  expect(withoutSecrets("/p/abc123.data?year=2024")).toBe("/p/…?year=2024");
  expect(withoutSecrets("/invitation/abc123")).toBe("/invitation/…");
  for (const path of ["/reset", "/sign-in-link", "/account/email", "/RESET"])
    expect(withoutSecrets(`${path}/mail_abc123?_data=routes`)).toBe(`${path}/…?_data=routes`);
  expect(withoutSecrets("/?next=%2Faccount%2Femail%2Fabc123&x=1")).toBe("/?next=%2Faccount%2Femail%2F…&x=1");
  expect(withoutSecrets("/x?inviteToken=abc&year=2024")).toBe("/x?inviteToken=…&year=2024");
});

test("the log has no line about answers to the pulse, so that nobody learns when one was given", () => {
  for (const url of ["/s/abc123", "/S/abc123?lang=es", "/s/abc123.data"]) expect(isUnlogged(url)).toBe(true);
  expect(withoutSecrets("/s/abc123?lang=es")).toBe("/s/…?lang=es");
  for (const url of ["/settings", "/c/demo/partnership/pulse", "/search/s/x"])
    expect(isUnlogged(url)).toBe(false);
});
