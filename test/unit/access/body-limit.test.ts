import { once } from "node:events";
import { request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import express from "express";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { readableAddress } from "../../../app/access/addresses.server";
import {
  bodyLimit,
  bodyLimitOf,
  FORM_BYTES,
  JSON_BYTES,
  UPLOAD_BYTES,
} from "../../../app/access/limits/body-limit.server";

let port: number;
let stop: () => void;
let read = 0;
/** How each reader of a body ended: with its size, or with an error. */
const ends: (number | "error")[] = [];

beforeAll(async () => {
  const app = express();
  app.use(readableAddress, bodyLimit);
  app.all("*", (request, response) => {
    read = 0;
    request.on("data", (chunk: Buffer) => {
      read += chunk.length;
    });
    request.on("error", () => ends.push("error"));
    request.on("end", () => {
      ends.push(read);
      response.send(`${read} bytes`);
    });
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  stop = () => server.close();
});
afterAll(() => stop());

interface Answer {
  status: number | undefined;
  type: string | undefined;
  connection: string | undefined;
  allow: string | undefined;
  body: string;
}

/** Sends a body in chunks of 64 kB without saying its length, and goes on until it is answered. */
async function send(path: string, bytes: number, { method = "POST", headers = {} } = {}): Promise<Answer> {
  const request = ask({ port, path, method, headers: { "transfer-encoding": "chunked", ...headers } });
  request.on("error", () => {});
  const answered = once(request, "response");
  let open = true;
  void answered.then(() => {
    open = false;
  });
  const piece = Buffer.alloc(64 * 1024, "a");
  for (let left = bytes; left > 0 && open; left -= piece.length) {
    request.write(piece.subarray(0, left));
    await pause(0);
  }
  request.end();
  const [response] = await answered;
  let body = "";
  for await (const chunk of response) body += chunk;
  const { "content-type": type, connection, allow } = response.headers;
  return { status: response.statusCode, type, connection, allow, body };
}

describe("the body of a request", () => {
  it("is read up to the limit of its address", async () => {
    expect(await send("/", FORM_BYTES)).toMatchObject({ status: 200, body: `${FORM_BYTES} bytes` });
  });

  it("is refused one byte later, in words for people, and the connection is closed", async () => {
    ends.length = 0;
    const { status, type, connection, body } = await send("/", FORM_BYTES + 1);
    expect([status, type, connection]).toEqual([413, "text/html; charset=utf-8", "close"]);
    expect(body).toContain("At most 256 kB");
    expect(ends).toEqual(["error"]);
  });

  it("is refused with a problem document where a program sends it", async () => {
    const { status, type, body } = await send("/api/v1/demo/members/x", JSON_BYTES + 1, { method: "PUT" });
    expect([status, type]).toEqual([413, "application/problem+json; charset=utf-8"]);
    expect(JSON.parse(body)).toMatchObject({ status: 413, title: "Too large" });
  });

  it("without an end uses no memory", async () => {
    const before = process.memoryUsage().rss;
    expect((await send("/", 300 * 1024 * 1024)).status).toBe(413);
    expect(read).toBeLessThanOrEqual(FORM_BYTES);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  it("that announces too much is not read at all", async () => {
    read = -1;
    const request = ask({ port, path: "/", method: "POST", headers: { "content-length": FORM_BYTES + 1 } });
    request.on("error", () => {});
    request.flushHeaders();
    const [response] = await once(request, "response");
    expect([response.statusCode, read]).toEqual([413, -1]);
    request.destroy();
  });

  it("may be larger where files are sent", () => {
    const form = "multipart/form-data; boundary=x";
    expect(bodyLimitOf("/c/demo/data/import", form)).toBe(UPLOAD_BYTES);
    expect(bodyLimitOf("/c/demo/data/import.data", form)).toBe(UPLOAD_BYTES);
    expect(bodyLimitOf("/c/demo/data/import", "application/x-www-form-urlencoded")).toBe(FORM_BYTES);
    expect(bodyLimitOf("/c/demo/settings/packs.data", form)).toBe(UPLOAD_BYTES);
    expect(bodyLimitOf("/c/demo/settings/profile", form)).toBe(FORM_BYTES);
    const outcome = "/c/demo/outcomes/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
    expect(bodyLimitOf(outcome, form)).toBe(UPLOAD_BYTES);
    expect(bodyLimitOf(`${outcome}/edit`, form)).toBe(FORM_BYTES);
    expect(bodyLimitOf("/c/demo/outcomes/new", form)).toBe(FORM_BYTES);
    expect(bodyLimitOf("/", form)).toBe(FORM_BYTES);
    expect(bodyLimitOf("/api/v1/demo/observations", "text/csv")).toBe(UPLOAD_BYTES);
    expect(bodyLimitOf("/api/v1/demo/observations", "application/json")).toBe(JSON_BYTES);
    expect(bodyLimitOf("/API/v1/demo/members/x")).toBe(JSON_BYTES);
    expect(bodyLimitOf("/c/demo/data/cells", "application/json")).toBe(JSON_BYTES);
  });
});

test.each(["/c/%00", "/c/demo?year=%00", "/api/v1/%00/members"])("%s names nothing", async (path) => {
  expect((await send(path, 0, { method: "GET" })).status).toBe(404);
});

test.each(["/%", "/c/%ff", "/%zz", "/api/v1/%c0%80/x"])("%s cannot be read", async (path) => {
  expect((await send(path, 0, { method: "GET" })).status).toBe(400);
});

test("a page has no other methods than GET and POST", async () => {
  for (const method of ["PUT", "DELETE", "PATCH", "PROPFIND", "TRACE"])
    expect(await send("/c/demo", 0, { method })).toMatchObject({ status: 405, allow: "GET, HEAD, POST" });
});
