import { z } from "zod";
import { schemas } from "~/routes/api/schemas";

/** Reports in the API. */

export const report = z
  .strictObject({
    report: z.string().describe("Its short name, as in its address."),
    title: z.string(),
    year: z.int(),
    audience: z.enum(["public", "members", "internal"]),
    version: z.int().nullable().describe("Of the version published last; null for a draft."),
    publishedAt: z.iso.datetime().nullable(),
    page: z.string().describe("The path of its page, which leads to its files."),
  })
  .register(schemas, { id: "Report" });
