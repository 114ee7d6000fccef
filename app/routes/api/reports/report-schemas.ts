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

export const reportVersion = z
  .strictObject({
    version: z.int(),
    publishedAt: z.iso.datetime(),
    publishedBy: z.string(),
    contentHash: z.string().describe("SHA-256 of what was published; it never changes."),
  })
  .register(schemas, { id: "ReportVersion" });

export const publishBody = z
  .strictObject({
    figures: z
      .enum(["keep", "withhold"])
      .default("keep")
      .describe(
        "Figures that may not be shown anew together with what was shown before: keep what was shown, or withhold them.",
      ),
  })
  .register(schemas, { id: "PublishBody" });

export const published = z
  .strictObject({
    version: z.int(),
    told: z.int().min(0).describe("How many subscribers get mail."),
  })
  .register(schemas, { id: "PublishedReport" });
