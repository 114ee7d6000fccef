import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall, type Call } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { ITEM_CODE } from "~/domain/measures/rules";
import { MeasureFault } from "~/records/measures/settings.server";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../../seeds/library";

const MAX_BYTES = 64 * 1024;

/** Codes of the standard library: they stay free for it. */
export const RESERVED: ReadonlySet<string> = new Set(
  [...STANDARD_MEASURES, ...STANDARD_METRICS].map(({ code }) => code),
);

export const onlyPut = () => problem(405, "Method not allowed", "Create or change it with PUT.");

/** A sent measure or metric, and the code that the address names. */
interface Sent<Body> extends Call {
  code: string;
  body: Body;
}

/**
 * Stores one measure or metric: everything that was sent, or nothing.
 * @param store answers with what is stored now, and whether it is new
 */
export async function putSetting<Schema extends z.ZodType>(
  args: ActionFunctionArgs,
  schema: Schema,
  store: (sent: Sent<z.output<Schema>>) => Promise<{ created: boolean; item: object }>,
): Promise<Response> {
  if (args.request.method !== "PUT") return onlyPut();
  const sent = await jsonOf(args.request, MAX_BYTES);
  const code = args.params.code ?? "";
  try {
    return await answerCall(args, "manage measures", async (call) => {
      if (!ITEM_CODE.test(code))
        return refuse("code", "A code takes lowercase letters, digits, and underscores, after a letter.");
      const parsed = schema.safeParse(sent);
      if (!parsed.success) {
        const faults = parsed.error.issues.map((issue) => ({
          row: null,
          column: issue.path.join(".") || null,
          code: issue.code,
          message: issue.message,
        }));
        return problem(422, TITLE, NOTHING_STORED, faults);
      }
      // Left out is not the same as null.
      const body = Object.fromEntries(
        Object.entries(parsed.data as object).filter(([field]) => Object.hasOwn(Object(sent), field)),
      ) as z.output<Schema>;
      const { created, item } = await store({ ...call, code, body }).catch(asRefusal);
      return Response.json(item, { status: created ? 201 : 200 });
    });
  } catch (error) {
    if (error instanceof Response) return error;
    throw error;
  }
}

/** Thrown, so that the transaction is rolled back: nothing of the request is stored. */
function asRefusal(error: unknown): never {
  throw error instanceof MeasureFault ? refuse(error.fault.field, error.message) : error;
}

const TITLE = "Invalid measure";
const NOTHING_STORED = "Nothing was stored.";
const refuse = (column: string, message: string) =>
  problem(422, TITLE, NOTHING_STORED, [{ row: null, column, code: "not_allowed", message }]);

/** What was sent of these fields. */
export function sentOf<Body extends object, Field extends keyof Body>(body: Body, fields: readonly Field[]) {
  return Object.fromEntries(
    fields.filter((field) => body[field] !== undefined).map((field) => [field, body[field]]),
  ) as { [key in Field]?: Exclude<Body[key], undefined> };
}
