import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clientTypes } from "../../../bin/client/types";
import { ApiError, createClient } from "../../../clients/typescript/client";

describe("the TypeScript client", () => {
  it("has the types of the API as it is: run `npm run client` after a change", async () => {
    const committed = readFileSync(new URL("../../../clients/typescript/schema.ts", import.meta.url), "utf8");
    expect(committed).toBe(await clientTypes());
  });

  /** A client whose calls are caught, and answered with this. */
  function caught(answer: () => Response) {
    const calls: { url: string; method?: string; headers: Record<string, string>; body?: unknown }[] = [];
    const client = createClient({
      baseUrl: "https://tidemark.example.org",
      collaborative: "river city",
      token: "secret",
      fetch: async (url, { method, headers, body } = {}) => {
        calls.push({
          url: String(url),
          ...(method && { method }),
          headers: headers as Record<string, string>,
          ...(typeof body === "string" && { body: JSON.parse(body) }),
        });
        return answer();
      },
    });
    return { client, calls };
  }

  it("fills addresses, parameters, and headers, and answers what it got", async () => {
    const { client, calls } = caught(() => Response.json([{ slug: "college" }]));
    expect(await client.get("/api/v1/{collaborative}/members")).toEqual([{ slug: "college" }]);
    await client.get("/api/v1/{collaborative}/rollup", { query: { year: 2025, explain: "1" } });
    await client.put("/api/v1/{collaborative}/areas/{code}", {
      path: { code: "a/b" },
      body: { label: "Focus", unit: "zip", source: "City", codes: ["21201"], fromYear: 2024 },
      idempotencyKey: "k",
    });
    const at = "https://tidemark.example.org/api/v1/river%20city";
    const authorization = "Bearer secret";
    expect(calls).toMatchObject([
      { url: `${at}/members`, method: "GET", headers: { authorization, accept: "application/json" } },
      { url: `${at}/rollup?year=2025&explain=1`, method: "GET" },
      {
        url: `${at}/areas/a%2Fb`,
        method: "PUT",
        headers: { authorization, "idempotency-key": "k", "content-type": "application/json" },
        body: { label: "Focus", codes: ["21201"] },
      },
    ]);
    expect(calls[0]?.headers).not.toHaveProperty("content-type");
  });

  it("answers nothing once something is removed, and a file as its bytes", async () => {
    const removed = caught(() => new Response(null, { status: 204 }));
    const address = "/api/v1/{collaborative}/results/{result}";
    const answer = await removed.client.delete(address, { path: { result: "r" }, query: { revision: 3 } });
    expect(answer).toBeUndefined();
    expect(removed.calls).toMatchObject([
      { method: "DELETE", url: expect.stringMatching(/results\/r\?revision=3$/) },
    ]);
    const { client } = caught(() => new Response("%PDF", { headers: { "content-type": "application/pdf" } }));
    const file = await client.get("/api/v1/{collaborative}/reports/{report}/files/{format}", {
      path: { report: "progress", format: "pdf" },
    });
    expect(Buffer.from(file as ArrayBuffer).toString()).toBe("%PDF");
  });

  it("throws a refusal with its problem, whoever answers", async () => {
    const problem = {
      type: "about:blank",
      status: 403,
      title: "Not allowed",
      detail: "The role does not allow this.",
    };
    const refused = (answer: () => Response) =>
      caught(answer)
        .client.get("/api/v1/{collaborative}/members")
        .catch((error: unknown) => error);
    const error = await refused(() => Response.json(problem, { status: 403 }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ message: "Not allowed: The role does not allow this.", problem });
    expect(
      await refused(() => new Response("<html>", { status: 502, statusText: "Bad gateway" })),
    ).toMatchObject({
      problem: { status: 502, title: "Bad gateway", detail: "<html>" },
    });
  });

  it("lets the compiler refuse what a call does not take", () => {
    const { client } = caught(() => Response.json([]));
    const never = () => [
      // @ts-expect-error the year is required
      client.get("/api/v1/{collaborative}/rollup"),
      // @ts-expect-error there is no such parameter
      client.get("/api/v1/{collaborative}/rollup", { query: { yaer: 2025 } }),
      // @ts-expect-error there is no such call
      client.get("/api/v1/{collaborative}/nothing"),
      // @ts-expect-error it cannot be changed
      client.put("/api/v1/{collaborative}/rollup", { body: {} }),
      // @ts-expect-error the code is missing
      client.put("/api/v1/{collaborative}/areas/{code}", { body: {} }),
    ];
    expect(never).toBeTypeOf("function");
  });
});
