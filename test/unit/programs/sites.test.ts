import { describe, expect, it } from "vitest";
import { MOST_SITES, readSites } from "~/domain/programs/sites";

describe("sites whose pages may read", () => {
  it("are read one a line, each once, in order", () => {
    expect(
      readSites(" https://b.example.org/ \r\nhttps://a.example.org:8443\n\nHTTPS://B.example.org:443\n"),
    ).toEqual({
      sites: ["https://a.example.org:8443", "https://b.example.org"],
    });
    expect(readSites(" \n ")).toEqual({ sites: [] });
  });

  it.each([
    "http://example.org",
    "example.org",
    "https://example.org/path",
    "https://example.org/?a=b",
    "https://example.org/#a",
    "https://name@example.org",
    "*",
    "null",
  ])("are refused by name if one is like %s", (line) => {
    expect(readSites(`https://example.org\n${line}`)).toEqual({ fault: expect.stringContaining(line) });
  });

  it("are at most twenty", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => `https://s${n}.example.org`).join("\n");
    expect(readSites(many(MOST_SITES))).toMatchObject({ sites: { length: MOST_SITES } });
    expect(readSites(many(MOST_SITES + 1))).toHaveProperty("fault");
  });
});
