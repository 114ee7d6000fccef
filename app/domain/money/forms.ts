import { z } from "zod";
import { decimalPlaces } from "~/domain/numbers/decimal";
import { readNumber, type Typing } from "~/domain/numbers/read-number";
import { organizationField } from "~/domain/path/profile";
import { day, line, optionalDay, optionalText, ticked } from "~/domain/people/fields";
import { organizationIn } from "~/domain/people/form";
import type { Decimal } from "~/domain/terms";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import {
  ENTERED_KINDS,
  type EnteredKind,
  EXIT_FORMS,
  type ExitForm,
  FUNDER_ROLES,
  type FunderRole,
  QUESTIONS,
  type Question,
  SOURCE_STATES,
  type SourceState,
} from "./terms";

/** Forms of funders and sources. Amounts are read as people type them in the collaborative's locale. */

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];

function amountIn(text: string, typing: Typing): { value: Decimal } | { error: string } {
  const read = readNumber(text, typing);
  if ("error" in read) return read;
  if (read.percent) return { error: "Enter an amount of money." };
  if (decimalPlaces(read.value) > 2) return { error: "Use at most two decimals." };
  return { value: read.value };
}

const money = (typing: Typing, message: string, isValid: (value: Decimal) => boolean) =>
  z.string(message).transform((text, { addIssue }): Decimal => {
    const read = amountIn(text, typing);
    const error = "error" in read ? read.error : isValid(read.value) ? null : message;
    if (error === null && "value" in read) return read.value;
    addIssue({ code: "custom", message: error ?? message });
    return "0";
  });

const isMore = (value: Decimal) => /[1-9]/.test(value);

/** An amount above 0. */
export const amountField = (typing: Typing, message = "Enter an amount above 0.") =>
  money(typing, message, isMore);
/** An amount that may be 0. */
export const amountOrZero = (typing: Typing, message = "Enter an amount.") =>
  money(typing, message, () => true);
/** An amount that may be unknown: null, never 0. */
export const amountIfKnown = (typing: Typing) =>
  amountOrZero(typing)
    .optional()
    .transform((amount) => amount ?? null);

export const fiscalYearField = z.coerce
  .number({ error: "Enter a year." })
  .int("Enter a year.")
  .min(FIRST_YEAR, `Enter a year from ${FIRST_YEAR} on.`)
  .max(LAST_YEAR, `Enter a year up to ${LAST_YEAR}.`);

const after = (message: string) => ({ path: ["until"], message });

export const roleForm = z
  .object({
    organization: organizationField,
    role: z.enum(keysOf<FunderRole>(FUNDER_ROLES), "Choose a role."),
    from: day("Enter the first day."),
    until: optionalDay,
    exitForm: z
      .enum(keysOf<ExitForm>(EXIT_FORMS), "Choose from the list.")
      .optional()
      .transform((form) => form ?? null),
    exitOn: optionalDay,
    /** One a line. */
    milestones: optionalText(2000).transform((text) =>
      text
        .split(/\r?\n/)
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  })
  .refine(({ from, until }) => until === null || until >= from, after("The last day comes before the first."))
  .superRefine(({ role, exitForm, exitOn, milestones }, { addIssue }) => {
    const issue = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (milestones.length > 20) issue("milestones", "Name at most 20 milestones.");
    if (role === "short_term_home") return;
    const message = "Only a short-term home has a way out.";
    if (exitForm !== null) issue("exitForm", message);
    if (exitOn !== null) issue("exitOn", message);
    if (milestones.length > 0) issue("milestones", message);
  })
  .transform(({ organization, ...role }) => ({ ...role, ...organizationIn(organization) }));

export const answerForm = z
  .object({
    organization: organizationField,
    question: z.enum(keysOf<Question>(QUESTIONS), "Choose a question."),
    answer: line("Enter the answer.", 1000),
    answeredOn: day("Enter the day of the answer."),
    published: ticked,
  })
  .transform(({ organization, ...answer }) => ({ ...answer, ...organizationIn(organization) }));

export const grantsForm = z.object({
  organization: organizationField,
  funded: z.array(z.uuid("Choose from the list.")).max(500, "Choose fewer.").default([]),
});

export const sourceForm = (typing: Typing) =>
  z
    .object({
      organization: organizationField,
      kind: z.enum(keysOf<EnteredKind>(ENTERED_KINDS), "Choose a kind."),
      award: amountField(typing),
      from: day("Enter the first day."),
      until: day("Enter the last day."),
      initiativeId: z
        .uuid("Choose from the list.")
        .optional()
        .transform((id) => id ?? null),
      state: z.enum(keysOf<SourceState>(SOURCE_STATES), "Choose how far it has come."),
      note: optionalText(1000),
    })
    .refine(({ from, until }) => until >= from, after("The last day comes before the first."))
    .transform(({ organization, ...source }) => ({ ...source, ...organizationIn(organization) }));

export const paymentForm = (typing: Typing) =>
  z.object({
    sourceId: z.uuid(),
    amount: amountField(typing),
    dueOn: day("Enter the day on which it is due."),
    receivedOn: optionalDay,
  });
