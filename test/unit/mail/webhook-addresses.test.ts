import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { addressFault, isInside } from "~/mail/webhooks/addresses";
import { outsideOnly, send } from "~/mail/webhooks/send.server";

const PUBLIC = "0.0.0.0";
const ALONE = "127.0.0.1";

describe("an address that is told", () => {
  it.each([
    "https://example.org/tidemark",
    "https://hooks.example.org:8443/a?b=c",
    "https://8.8.8.8/",
    "https://[2606:4700::1111]/",
  ])("may be %s", (address) => {
    expect(addressFault(address, PUBLIC)).toBeNull();
  });

  it.each([
    "",
    "example.org",
    "http://example.org/",
    "ftp://example.org/",
    "https://name:word@example.org/",
    "https://example.org/#part",
    "https://localhost/",
    "https://a.localhost/",
    "https://intranet/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://10.1.2.3/",
    "https://172.31.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://100.64.0.1/",
    "https://[::1]/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::a00:1]/",
    `https://example.org/${"x".repeat(500)}`,
  ])("is never %s", (address) => {
    expect(addressFault(address, PUBLIC)).toMatch(/\S/);
    expect(addressFault(address, "10.0.0.5")).toMatch(/\S/);
  });

  it("may be this machine only while the app itself listens on this machine only", () => {
    for (const address of ["http://127.0.0.1:9999/", "http://localhost:9999/", "https://[::1]/"]) {
      expect(addressFault(address, ALONE)).toBeNull();
      expect(addressFault(address, PUBLIC)).toMatch(/\S/);
    }
    expect(addressFault("http://10.0.0.1/", ALONE)).toMatch(/\S/);
  });

  it("is outside if its IP address is", () => {
    expect(["1.1.1.1", "2606:4700::1111"].map(isInside)).toEqual([false, false]);
    expect(["2002:a00:1::", "2001:db8::1", "ff02::1", "::", "no address"].map(isInside)).toEqual(
      Array(5).fill(true),
    );
  });
});

describe("a delivery", () => {
  it("is refused where a name leads inside, whatever way it is asked for", async () => {
    for (const all of [true, false]) {
      const error = await new Promise((resolve) => outsideOnly("localhost", { all }, resolve));
      expect(error).toMatchObject({ name: "InsideError" });
    }
  });

  it("follows no redirect, waits for no body, and gives up in time", async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      if (request.url === "/moved") response.writeHead(302, { location: "/elsewhere" }).end();
      else if (request.url === "/endless") response.writeHead(204).flushHeaders();
      else if (request.url === "/broken") response.destroy();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const to = (path: string, patienceMs = 5_000) =>
      send({ url: `http://127.0.0.1:${port}${path}`, headers: {}, body: "{}", host: ALONE, patienceMs });
    try {
      expect(await to("/moved")).toEqual({ status: 302, detail: expect.stringContaining("302") });
      expect(await to("/endless")).toEqual({ status: 204, detail: null });
      expect(await to("/broken")).toEqual({ status: null, detail: "The connection failed." });
      expect(await to("/silent", 50)).toMatchObject({
        status: null,
        detail: expect.stringContaining("did not answer"),
      });
      expect(asked).toEqual(["/moved", "/endless", "/broken", "/silent"]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
    expect(await to("/gone")).toEqual({ status: null, detail: "It refused the connection." });
  });
});
