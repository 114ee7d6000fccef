import { z } from "zod";
import type { QuorumRule } from "./bodies";
import { day, line, optionalAddress, optionalDay, optionalText, ticked } from "./fields";
import {
  BODY_KINDS,
  type BodyKind,
  DECISION_RULES,
  type DecisionRule,
  DUTIES,
  type Duty,
  PARTNER_KINDS,
  type PartnerKind,
} from "./terms";

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];

export const partnerForm = z.object({
  name: line("Enter the organization’s name."),
  kind: z.enum(keysOf<PartnerKind>(PARTNER_KINDS), "Choose what kind of organization it is."),
  website: optionalAddress,
  note: optionalText(2000),
});
export type PartnerFields = z.output<typeof partnerForm>;

/** An organization as forms send it: "member:ID" or "partner:ID". */
const organization = z
  .string("Choose an organization.")
  .regex(/^(member|partner):[0-9a-f-]{36}$/, "Choose an organization.");

const email = z
  .string()
  .trim()
  .max(254, "Use at most 254 characters.")
  .pipe(z.email("Enter an e-mail address such as name@example.org."))
  .optional()
  .transform((text) => text ?? "");

const contactBasis = z.object({
  name: line("Enter the person’s name."),
  organization,
  jobTitle: optionalText(),
  email,
  phone: optionalText(50),
  duty: z
    .enum(keysOf<Duty>(DUTIES), "Choose sponsor, working lead, or neither.")
    .optional()
    .transform((duty) => duty ?? null),
  from: day("Enter the first day in this job."),
  until: optionalDay,
  note: optionalText(2000),
});

export const contactForm = contactBasis
  .refine(({ from, until }) => until === null || until >= from, {
    path: ["until"],
    message: "The last day comes before the first.",
  })
  .refine(({ duty, organization: of }) => duty === null || of.startsWith("member:"), {
    path: ["duty"],
    message: "Only people of member institutions are sponsors or working leads.",
  })
  .transform(({ organization: of, ...contact }) => ({ ...contact, ...organizationIn(of) }));
export type ContactFields = z.output<typeof contactForm>;

/** "member:ID" as the two columns of which one is filled. */
export function organizationIn(text: string): { memberId: string | null; partnerId: string | null } {
  const [kind, id = null] = text.split(":");
  return { memberId: kind === "member" ? id : null, partnerId: kind === "partner" ? id : null };
}

/** The same as a form sends it. */
export const organizationText = ({
  memberId,
  partnerId,
}: {
  memberId: string | null;
  partnerId: string | null;
}): string => (memberId ? `member:${memberId}` : partnerId ? `partner:${partnerId}` : "");

/** Who a contact in a file is: the same name, organization, and first day are the same person. */
export const contactKey = (
  contact: Pick<ContactFields, "memberId" | "partnerId" | "name" | "from">,
): string => `${organizationText(contact)} ${contact.name.toLowerCase()} ${contact.from}`;

const small = (message: string) =>
  z
    .string()
    .regex(/^\d{1,3}$/, message)
    .transform(Number)
    .optional();

export const bodyForm = z
  .object({
    name: line("Enter the body’s name."),
    kind: z.enum(keysOf<BodyKind>(BODY_KINDS), "Choose what kind of body it is."),
    remit: optionalText(1000),
    quorum: z.enum(["majority", "at_least"], "Choose a quorum."),
    quorumOf: small("Enter a whole number."),
    quorumIn: small("Enter a whole number."),
    rule: z.enum(keysOf<DecisionRule>(DECISION_RULES), "Choose how it decides."),
    cadence: optionalText(100),
    closed: ticked,
    recordsPublic: ticked,
    endedOn: optionalDay,
  })
  .superRefine(({ quorum, quorumOf, quorumIn, closed, recordsPublic }, context) => {
    if (quorum === "at_least" && !isFraction(quorumOf, quorumIn))
      context.addIssue({
        code: "custom",
        path: ["quorumOf"],
        message: "Enter a part of the seats, such as 2 of 3. At most all of them.",
      });
    if (closed && recordsPublic)
      context.addIssue({
        code: "custom",
        path: ["recordsPublic"],
        message: "A closed body’s records cannot be public.",
      });
  })
  .transform(({ quorum, quorumOf, quorumIn, ...body }) => ({
    ...body,
    quorum: (quorum === "majority"
      ? { kind: "majority" }
      : { kind: "at_least", of: quorumOf ?? 1, in: quorumIn ?? 1 }) as QuorumRule,
  }));
export type BodyFields = z.output<typeof bodyForm>;

const isFraction = (of: number | undefined, whole: number | undefined) =>
  of !== undefined && whole !== undefined && of >= 1 && of <= whole && whole <= 100;

export const seatForm = z
  .object({
    /** "contact:ID", "member:ID", "partner:ID", or nothing for a vacant seat. */
    holder: z
      .string()
      .regex(/^(contact|member|partner):[0-9a-f-]{36}$/, "Choose who holds the seat.")
      .optional()
      .transform((text) => {
        const [kind, id] = text?.split(":") ?? [];
        return kind && id ? { kind: kind as "contact" | "member" | "partner", id } : null;
      }),
    title: optionalText(100),
    voting: ticked,
    chair: ticked,
    from: day("Enter the first day."),
    until: optionalDay,
    alternates: z.array(z.uuid()).max(20, "Name at most 20 alternates.").default([]),
  })
  .refine(({ from, until }) => until === null || until >= from, {
    path: ["until"],
    message: "The last day comes before the first.",
  })
  .refine(({ holder, alternates }) => holder?.kind !== "contact" || !alternates.includes(holder.id), {
    path: ["alternates"],
    message: "Nobody is an alternate for themselves.",
  });
export type SeatFields = z.output<typeof seatForm>;
