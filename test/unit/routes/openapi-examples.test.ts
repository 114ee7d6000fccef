import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openApiDocument } from "~/routes/api/openapi-document";
import { schemas } from "~/routes/api/schemas";

interface Media {
  schema?: { $ref?: string; type?: string; items?: { $ref?: string }; oneOf?: Media["schema"][] };
  example?: unknown;
}
type Content = Record<string, Media> | undefined;

const METHODS = ["get", "put", "post", "patch", "delete"] as const;
const operations = Object.entries(openApiDocument("https://tidemark.example.org").paths).flatMap(
  ([path, methods]) =>
    METHODS.flatMap((method) => (methods[method] ? [{ path, method, ...methods[method] }] : [])),
);

const namesIn = (schema: Media["schema"]): string[] =>
  [schema?.$ref, schema?.items?.$ref, ...(schema?.oneOf ?? []).flatMap(namesIn)].flatMap((ref) =>
    ref ? [ref.split("/").at(-1) ?? ""] : [],
  );

/** Fails unless one of the schemas that are described takes what is shown as it is. */
function hold(place: string, { schema, example }: Media) {
  const values = Array.isArray(example) ? example : [example];
  expect(values.length, place).toBeGreaterThan(0);
  const known = namesIn(schema).map((name) => schemas._idmap.get(name));
  for (const value of values)
    expect(
      known.some((one) => one && z.core.safeParse(one, value).success),
      `${place}: ${JSON.stringify(value).slice(0, 200)}`,
    ).toBe(true);
}

describe("the examples of the API's description", () => {
  for (const { operationId, path, requestBody, responses } of operations) {
    if (!path.includes("{collaborative}")) continue;
    it(`are there for ${operationId}, and are as described`, () => {
      const body = (requestBody as { content?: Content } | undefined)?.content?.["application/json"];
      if (body) hold(`${operationId} request`, body);
      const answers = Object.entries(responses as Record<string, { content?: Content }>);
      const [, answer] = answers.find(([status]) => /^20[01]$/.test(status)) ?? [];
      const shown = answer?.content?.["application/json"];
      if (shown?.schema) hold(`${operationId} answer`, shown);
      // A removal has neither, and a file is none.
      if (!body && !shown?.schema) expect(operationId).toMatch(/^remove|^getReportFile$/);
    });
  }
});
