import { z } from "zod";
import { DUTIES, type Duty } from "~/domain/people/terms";
import { ROLES } from "~/domain/terms";
import { schemas } from "~/routes/api/schemas";

/** Who has which role, and who takes part for whom, in the API. */

const member = z.string().nullable().describe("The member’s short name, for roles that belong to one.");

export const people = z
  .strictObject({
    people: z.array(
      z.strictObject({
        name: z.string(),
        email: z.string(),
        role: z.enum(ROLES),
        member,
        since: z.iso.datetime(),
        seenOn: z.iso.date().nullable().describe("The day of the last visit."),
      }),
    ),
    invitations: z
      .array(
        z.strictObject({
          email: z.string(),
          role: z.enum(ROLES),
          member: z.string().nullable().describe("The member’s name."),
          createdAt: z.iso.datetime(),
          expiresAt: z.iso.datetime(),
        }),
      )
      .describe("Invitations that nobody has used."),
  })
  .register(schemas, { id: "People" });

export const contact = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    organization: z.string(),
    member: z.string().nullable().describe("The member’s short name; null for a partner’s."),
    jobTitle: z.string(),
    duty: z.enum(Object.keys(DUTIES) as [Duty, ...Duty[]]).nullable(),
    email: z.string().nullable().describe("Null where this token may not see it."),
    phone: z.string().nullable().describe("Null where this token may not see it."),
    from: z.iso.date(),
    until: z.iso.date().nullable(),
  })
  .register(schemas, { id: "Contact" });
