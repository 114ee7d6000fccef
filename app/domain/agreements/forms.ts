import { z } from "zod";
import { POLICY_BOUNDS } from "~/domain/disclosure/presets";
import { PEER_POLICIES } from "~/domain/terms";
import { parseAddress } from "~/domain/web-address";
import { AGREEMENT_KINDS } from "./agreement";
import { OBLIGATION_KINDS } from "./obligations";

/** The forms of agreements, checked in the browser as on the server. */

const line = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).default("");
const required = (words: string, most: number) =>
  z.string(words).trim().min(1, words).max(most, `At most ${most} characters.`);
const day = z.iso
  .date("Enter a day, such as 2026-06-30.")
  .refine((text) => text >= "1900-01-01" && text <= "2199-12-31", "Enter a day from 1900 to 2199.");
const optionalDay = day.optional();
const whole = (least: number, most: number) => {
  const words = `Enter a whole number from ${least} to ${most}.`;
  return z.number(words).int(words).min(least, words).max(most, words).optional();
};

export const agreementForm = z
  .object({
    kind: z.enum(AGREEMENT_KINDS, "Choose what it is."),
    title: required("Give it a title.", 200),
    summary: line(4000),
    effectiveOn: optionalDay,
    endsOn: optionalDay,
    renewal: z.enum(["none", "by_agreement", "automatic"], "Choose what happens at the end."),
    termMonths: whole(1, 600),
    noticeDays: whole(0, 3650),
    minimumContributors: whole(
      POLICY_BOUNDS.minimumContributors.least,
      POLICY_BOUNDS.minimumContributors.most,
    ),
    largestShare: whole(1, 100),
    twoLargestShare: whole(1, 100),
    smallestCell: whole(POLICY_BOUNDS.smallestCell.least, POLICY_BOUNDS.smallestCell.most),
    daysAfterPeriod: whole(POLICY_BOUNDS.daysAfterPeriod.least, POLICY_BOUNDS.daysAfterPeriod.most),
    peers: z.enum(PEER_POLICIES).optional(),
    measures: z.array(z.string().max(80)).max(500).default([]),
    mayPublish: line(2000),
    mayName: z.boolean().default(false),
    removal: line(2000),
    goals: z.array(z.uuid()).max(200).default([]),
    reason: line(500),
  })
  .superRefine(({ renewal, endsOn, effectiveOn, termMonths, noticeDays }, { addIssue }) => {
    const issue = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (endsOn && effectiveOn && endsOn < effectiveOn) issue("endsOn", "It ends before it begins.");
    if (renewal !== "automatic") return;
    if (!endsOn) issue("endsOn", "Automatic renewal needs the end of the first term.");
    if (termMonths === undefined) issue("termMonths", "By how many months does it renew?");
    if (noticeDays === undefined) issue("noticeDays", "How many days before the end must notice be given?");
  })
  .transform((fields) => {
    const { kind, renewal, goals, reason } = fields;
    const sharing = kind === "data_sharing";
    return {
      reason,
      goals: kind === "pledge" ? goals : [],
      content: {
        kind,
        title: fields.title,
        summary: fields.summary,
        effectiveOn: fields.effectiveOn ?? null,
        endsOn: fields.endsOn ?? null,
        renewal,
        termMonths: renewal === "automatic" ? (fields.termMonths ?? null) : null,
        noticeDays: renewal === "automatic" ? (fields.noticeDays ?? null) : null,
        minimumContributors: sharing ? (fields.minimumContributors ?? null) : null,
        largestShare: sharing ? (fields.largestShare ?? null) : null,
        twoLargestShare: sharing ? (fields.twoLargestShare ?? null) : null,
        smallestCell: sharing ? (fields.smallestCell ?? null) : null,
        daysAfterPeriod: sharing ? (fields.daysAfterPeriod ?? null) : null,
        peers: sharing ? (fields.peers ?? null) : null,
        measures: sharing ? fields.measures : [],
        mayPublish: sharing ? fields.mayPublish : "",
        mayName: sharing ? fields.mayName : false,
        removal: sharing ? fields.removal : "",
      },
    };
  });
export type AgreementFields = z.output<typeof agreementForm>;

/** @param publicBodies organizations whose own body must approve, such as `member:…` */
export const partyForm = (publicBodies: ReadonlySet<string>) =>
  z
    .object({
      organization: z
        .string("Choose who signs.")
        .regex(/^(member|partner):[0-9a-f-]{36}$/, "Choose who signs."),
      signatory: line(200),
      signatoryTitle: line(200),
      signedOn: optionalDay,
      approvedBy: line(200),
      approvalNumber: line(80),
      approvedOn: optionalDay,
      withdrewOn: optionalDay,
    })
    .superRefine((party, { addIssue }) => {
      const issue = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
      const { signedOn, signatory, withdrewOn, approvedBy, approvalNumber, approvedOn } = party;
      if (signedOn && !signatory) issue("signatory", "Who signed?");
      if (withdrewOn && (!signedOn || withdrewOn < signedOn))
        issue("withdrewOn", "It can withdraw only after it has signed.");
      if (!signedOn || !publicBodies.has(party.organization)) return;
      if (!approvedBy)
        issue("approvedBy", "A public institution signs on a resolution of its own body. Which one?");
      if (!approvalNumber) issue("approvalNumber", "Enter the number of the resolution.");
      if (!approvedOn) issue("approvedOn", "Enter the day of the resolution.");
    })
    .transform(({ organization, ...party }) => ({
      memberId: organization.startsWith("member:") ? organization.slice(7) : null,
      partnerId: organization.startsWith("partner:") ? organization.slice(8) : null,
      ...party,
      signedOn: party.signedOn ?? null,
      approvedOn: party.approvedOn ?? null,
      withdrewOn: party.withdrewOn ?? null,
    }));
export type PartyFields = z.output<ReturnType<typeof partyForm>>;

export const obligationForm = z
  .object({
    partyId: z.uuid("Choose who promises it."),
    text: required("Say what is promised.", 500),
    kind: z.enum(OBLIGATION_KINDS, "Choose what it is about."),
    every: z.enum(["once", "year", "quarter"], "Choose how often it is due."),
    on: optionalDay,
    month: whole(1, 12),
    monthOfQuarter: whole(1, 3),
    day: whole(1, 31),
  })
  .superRefine(({ every, on, month, monthOfQuarter, day: dayOfMonth }, { addIssue }) => {
    const issue = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (every === "once" && !on) issue("on", "Enter the day on which it is due.");
    if (every === "year" && month === undefined) issue("month", "Choose the month.");
    if (every === "quarter" && monthOfQuarter === undefined) issue("monthOfQuarter", "Choose the month.");
    if (every !== "once" && dayOfMonth === undefined) issue("day", "Enter the day of the month.");
  })
  .transform(
    ({ partyId, text, kind, every, on = "", month = 1, monthOfQuarter = 1, day: dayOfMonth = 1 }) => ({
      partyId,
      text,
      kind,
      due:
        every === "once"
          ? { every, on }
          : every === "year"
            ? { every, month, day: dayOfMonth }
            : { every, monthOfQuarter: monthOfQuarter as 1 | 2 | 3, day: dayOfMonth },
    }),
  );
export type ObligationFields = z.output<typeof obligationForm>;

export const outcomeForm = z
  .object({
    obligation: z.uuid(),
    dueOn: day,
    doneOn: optionalDay,
    waived: line(500),
  })
  .refine(({ doneOn, waived }) => !doneOn || !waived, {
    path: ["waived"],
    message: "It was either done or waived. Leave one of the two empty.",
  });
export type OutcomeFields = z.output<typeof outcomeForm>;

/** A link; files are checked by their content. */
export const documentForm = z.object({
  name: required("What is it, such as “Signed copy”?", 120),
  url: z
    .string()
    .trim()
    .max(2000, "At most 2000 characters.")
    .refine(
      (text) => /^https?:$/.test(parseAddress(text)?.protocol ?? ""),
      "Enter an address that begins with https://.",
    )
    .optional(),
});

export const reasonForm = z.object({ reason: required("Say why.", 500) });
export const noticeForm = z.object({ noticeGivenOn: optionalDay });
export const replaceForm = z.object({ replacedById: z.uuid().optional(), replacedOn: optionalDay });
