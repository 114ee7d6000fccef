import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import routes from "~/routes";
import { openApiDocument } from "~/routes/api/openapi-document";

type Handler = (args: { request: Request; params: object; context: AppLoadContext }) => Promise<Response>;
const modules = import.meta.glob<{ loader?: Handler; action?: Handler }>("../../../app/routes/api/**/*.ts");
const described = openApiDocument("https://tidemark.example.org");
const written = JSON.parse(JSON.stringify(described));

/** Every object inside, with its path. */
function* inside(value: unknown, way: string[] = []): Generator<[string[], Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  yield [way, value as Record<string, unknown>];
  for (const [key, part] of Object.entries(value)) yield* inside(part, [...way, key]);
}

const follow = (ref: string) =>
  ref
    .replace("#/", "")
    .split("/")
    .reduce((at: unknown, key) => (at as Record<string, unknown> | undefined)?.[key], written);

const operations = Object.entries(described.paths).flatMap(([path, { parameters: shared = [], ...calls }]) =>
  Object.entries(calls).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    operation,
    shared,
  })),
);

describe("the description of the API", () => {
  it("lists exactly the calls that exist", async () => {
    const there: string[] = [];
    for (const { path = "", file } of routes) {
      if (!path.startsWith("api/v1/")) continue;
      const { loader, action } = (await modules[`../../../app/${file}`]?.()) ?? {};
      for (const method of ["GET", "PUT", "POST", "PATCH", "DELETE"]) {
        const handler = method === "GET" ? loader : action;
        const request = new Request("http://127.0.0.1/", { method });
        const context = { config: {} } as AppLoadContext;
        // Without a token, no call reaches the database.
        const status = (await handler?.({ request, params: {}, context }))?.status ?? 405;
        if (status === 405) continue;
        expect([200, 401], `${method} ${path}`).toContain(status);
        there.push(`${method} /${path.replace(/:(\w+)/g, "{$1}")}`);
      }
    }
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(there.sort());
  });

  it("has no dangling references and no unused components", () => {
    const refs = [...inside(written)].flatMap(([, { $ref }]) => (typeof $ref === "string" ? [$ref] : []));
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) expect(follow(ref), ref).toBeTypeOf("object");
    const { securitySchemes: _, ...components } = written.components;
    for (const [kind, named] of Object.entries(components))
      for (const name of Object.keys(named as object))
        expect(refs, name).toContain(`#/components/${kind}/${name}`);
  });

  it("declares each part of an address as one parameter", () => {
    for (const { path, operation, shared } of operations) {
      const all = [...shared, ...(operation.parameters ?? [])].map((one) =>
        "$ref" in one ? follow(one.$ref as string) : one,
      ) as { name: string; in: string; required?: boolean; schema: object }[];
      const inPath = all.filter((one) => one.in === "path");
      expect(inPath.map(({ name }) => `{${name}}`).sort()).toEqual((path.match(/\{\w+\}/g) ?? []).sort());
      for (const one of inPath) expect(one.required).toBe(true);
      for (const one of all) expect(one.schema).toBeTypeOf("object");
      expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    }
  });

  it("is valid OpenAPI 3.1", () => {
    expect(written).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d$/),
      info: { title: expect.any(String), version: expect.any(String) },
      servers: [{ url: "https://tidemark.example.org" }],
    });
    const tags = written.tags.map(({ name }: { name: string }) => name);
    for (const { operation } of operations) expect(tags).toContain(operation.tags?.[0]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const schemes = Object.keys(written.components.securitySchemes);
    for (const [way, { security, $schema, $id, nullable }] of inside(written)) {
      if (Array.isArray(security)) for (const one of security) expect(schemes).toContain(Object.keys(one)[0]);
      expect([$schema, $id, nullable], way.join("/")).toEqual([undefined, undefined, undefined]);
    }
    for (const { operation } of operations) {
      for (const [status, one] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-4]\d\d$/);
        const answer = "$ref" in one ? follow(one.$ref as string) : one;
        expect(answer).toMatchObject({ description: expect.stringMatching(/\S/) });
      }
    }
  });
});
