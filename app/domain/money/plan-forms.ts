import { z } from "zod";
import type { Typing } from "~/domain/numbers/read-number";
import { organizationField } from "~/domain/path/profile";
import { day, line, optionalDay, optionalText, ticked } from "~/domain/people/fields";
import { organizationIn } from "~/domain/people/form";
import { amountField, amountIfKnown, amountOrZero, fiscalYearField } from "./forms";
import type { Criterion } from "./priorities";
import { PRIORITY_RULES, type PriorityRule } from "./terms";

/** Forms of cash, budget, in kind, dues, and priorities. */

export const cashForm = (typing: Typing) =>
  z
    .object({
      fiscalYearEndMonth: z.coerce
        .number({ error: "Choose a month." })
        .int("Choose a month.")
        .min(1, "Choose a month.")
        .max(12, "Choose a month."),
      opened: ticked,
      cash: amountIfKnown(typing),
      cashOn: optionalDay,
    })
    .refine(({ cash, cashOn }) => (cash === null) === (cashOn === null), {
      path: ["cashOn"],
      message: "Enter both the cash and the day on which it was counted.",
    })
    .transform(({ cash, cashOn, ...rest }) => ({
      ...rest,
      cash: cash === null || cashOn === null ? null : { amount: cash, on: cashOn },
    }));

export const lineForm = (typing: Typing) =>
  z.object({
    year: fiscalYearField,
    label: line("Name the line.", 120),
    planned: amountOrZero(typing, "Enter what is planned."),
    spent1: amountIfKnown(typing),
    spent2: amountIfKnown(typing),
    spent3: amountIfKnown(typing),
    spent4: amountIfKnown(typing),
  });

export const giftForm = (typing: Typing) =>
  z
    .object({
      organization: organizationField,
      what: line("Say what was given."),
      value: amountOrZero(typing),
      valued: line("Say how the value was found.", 300),
      givenOn: day("Enter the day."),
    })
    .transform(({ organization, ...gift }) => ({ ...gift, ...organizationIn(organization) }));

/** For one organization, or for each member of today. */
export const invoiceForm = (typing: Typing) =>
  z.object({
    organization: z.union([z.literal("members"), organizationField], "Choose an organization."),
    year: fiscalYearField,
    tier: optionalText(100),
    amount: amountField(typing),
    dueOn: day("Enter the day on which it is due."),
  });

export const duesPaymentForm = (typing: Typing) =>
  z.object({
    invoiceId: z.uuid(),
    amount: amountField(typing),
    paidOn: day("Enter the day of the payment."),
  });

export const endInvoiceForm = z.object({
  id: z.uuid(),
  reason: line("Say why.", 300),
});

/** One criterion a line, each with its weight: "Residents ask for it: 3". */
const criteriaIn = (text: string): Criterion[] | null => {
  const lines = text.split(/\r?\n/).map((each) => each.trim());
  const read = lines.filter(Boolean).map((each) => {
    const [, name, weight] = /^(.{1,120}?)\s*[:=]\s*(\d{1,2})$/.exec(each) ?? [];
    return name && Number(weight) > 0 ? { name, weight: Number(weight) } : null;
  });
  return read.every((each): each is Criterion => each !== null) && read.length <= 10 ? read : null;
};

export const criteriaText = (criteria: readonly Criterion[]) =>
  criteria.map(({ name, weight }) => `${name}: ${weight}`).join("\n");

export const ruleForm = z
  .object({
    rule: z.enum(Object.keys(PRIORITY_RULES) as [PriorityRule, ...PriorityRule[]], "Choose a rule."),
    criteria: optionalText(2000),
  })
  .transform(({ rule, criteria }, { addIssue }) => {
    const read = criteriaIn(criteria);
    const issue = (message: string) => addIssue({ code: "custom", path: ["criteria"], message });
    if (read === null) issue("Enter one criterion a line, with its weight: “Residents ask for it: 3”.");
    else if (rule === "criteria" && read.length === 0) issue("Enter at least one criterion.");
    return { rule, criteria: read ?? [] };
  });

export const proposalForm = (typing: Typing) =>
  z
    .object({
      organization: organizationField,
      title: line("Say what is proposed."),
      amount: amountIfKnown(typing),
    })
    .transform(({ organization, ...proposal }) => ({ ...proposal, ...organizationIn(organization) }));

export const ratingForm = z.object({
  proposalId: z.uuid(),
  contactId: z.uuid("Choose who rates."),
  scores: z
    .array(z.coerce.number().int().min(1, "Rate from 1 to 5.").max(5, "Rate from 1 to 5."))
    .min(1, "Rate each criterion.")
    .max(10),
});
