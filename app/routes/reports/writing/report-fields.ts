import { z } from "zod";
import { isReadable } from "~/domain/plain-text";
import { AUDIENCES } from "~/reports/model";

/** What a report is, apart from its sections: the fields of a new report and of the builder. */
export const reportFields = z.object({
  title: z
    .string({ error: "Give the report a title." })
    .trim()
    .refine(isReadable, "Give the report a title.")
    .max(160, "At most 160 characters."),
  year: z.coerce.number({ error: "Choose a year." }).int(),
  audience: z.enum(AUDIENCES, { error: "Choose who reads it." }),
});
