import type { Request, Response } from "express";
import { expect, test } from "vitest";
import { withoutSecrets } from "~/log.server";
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

test("our own pages may change things", () => {
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

test("anybody may read, and programs with a token use the API", () => {
  expect(refusal({}, { method: "GET" })).toBeNull();
  expect(refusal({}, { url: "/api/v1/demo/observations" })).toBeNull();
});

test.each(["/api/v1/../../c/demo", "/api/v1/%2e%2e/%2E%2e/c/demo", "/api/v1\\..\\..\\c/demo", "/api/v10/x"])(
  "%s is not taken for the API",
  (url) => expect(refusal({}, { url })).toBe(403),
);

test("the log keeps addresses but not what opens doors", () => {
  expect(withoutSecrets("/c/demo?year=2024")).toBe("/c/demo?year=2024");
  expect(withoutSecrets("/p/abc123.data?year=2024")).toBe("/p/…?year=2024");
  expect(withoutSecrets("/invitation/abc123")).toBe("/invitation/…");
  expect(withoutSecrets("/x?inviteToken=abc&year=2024")).toBe("/x?inviteToken=…&year=2024");
});
