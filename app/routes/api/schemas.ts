import { z } from "zod";

/**
 * Every request and response body of the API. The document at /api/v1/openapi.json is built from these, and tests
 * check real responses against them. Shares are fractions; money is in units of the collaborative's currency.
 */
export const schemas = z.registry<{ id: string }>();

export const count = z.int().min(0);
export const amount = z.number().nullable();
export const fraction = z.number().nullable();
export const year = z.int();
export const code = z.string();
export const transitionMonths = z
  .int()
  .nullable()
  .describe("How many months the first year under a new fiscal-year end covers; null for twelve.");

export const withheld = z
  .strictObject({ rule: z.string(), detail: z.string() })
  .describe("The rule that hides this value from this token, to protect members.")
  .register(schemas, { id: "Withheld" });

export const problem = z
  .strictObject({
    type: z.literal("about:blank"),
    status: z.int(),
    title: z.string(),
    detail: z.string(),
    errors: z
      .array(
        z.strictObject({
          row: z.int().nullable().describe("Line of the file or position in the list, from 1."),
          column: z.string().nullable(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .describe("Every row or field at fault.")
      .optional(),
  })
  .describe("RFC 9457.")
  .register(schemas, { id: "Problem" });

/** The JSON Schema of each body by name, with references inside the document. */
export function componentSchemas(): Record<string, object> {
  const document = z.toJSONSchema(schemas, {
    io: "input",
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // Redundant: "date" and "integer" imply these.
      if (jsonSchema.format === "date") delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return Object.fromEntries(
    Object.entries(document.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}
