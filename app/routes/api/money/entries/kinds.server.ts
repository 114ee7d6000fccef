import type { z } from "zod";
import { type ForwardContract, forwardForm } from "~/domain/forward/forward";
import { answerForm, paymentForm, roleForm, sourceForm } from "~/domain/money/forms";
import type { AnswerRecord, LineRecord, PaymentRecord, RoleRecord, SourceRecord } from "~/domain/money/money";
import { lineForm } from "~/domain/money/plan-forms";
import { organizationKey } from "~/domain/money/terms";
import { readForwardContracts } from "~/records/forward/forward.server";
import {
  addPayment,
  type Kept,
  keepContract,
  keepItem,
  keepLine,
  keepSource,
} from "~/records/money/keep.server";
import { readMoney } from "~/records/money/read.server";
import {
  budgetLineChange,
  forwardContractChange,
  funderAnswerChange,
  funderRoleChange,
  fundingPaymentChange,
  fundingSourceChange,
  newBudgetLine,
  newForwardContract,
  newFunderAnswer,
  newFunderRole,
  newFundingPayment,
  newFundingSource,
  type storedBudgetLine,
  type storedForwardContract,
  type storedFunderAnswer,
  type storedFunderRole,
  type storedFundingPayment,
  type storedFundingSource,
} from "./schemas";
import type { ChangedEntries } from "./writing.server";

/** Stores what a form's schema makes of a body; forms leave out what is empty. */
export async function through<Fields>(
  form: z.ZodType<Fields>,
  body: Record<string, unknown>,
  keep: (fields: Fields) => Promise<Kept>,
): Promise<Kept | z.ZodError> {
  const filled = Object.entries(body).filter(([, value]) => value !== null && value !== "");
  const read = form.safeParse(Object.fromEntries(filled));
  return read.success ? keep(read.data) : read.error;
}

const ofRole = ({ role, from, until, exitForm, exitOn, milestones }: RoleRecord) => ({
  role,
  from,
  until,
  exitForm,
  exitOn,
  milestones,
});

export const funderRoles: ChangedEntries<z.output<typeof newFunderRole>, RoleRecord> = {
  word: "role",
  subject: "funder_role",
  permission: "keep money",
  body: newFunderRole,
  change: funderRoleChange,
  read: async (db) => (await readMoney(db)).roles,
  bodyOf: (stored) => ({ organization: organizationKey(stored), ...ofRole(stored) }),
  keep: ({ db, organization }, ref, { organization: named, milestones, ...role }) =>
    through(
      roleForm,
      { ...role, organization: organization(named), milestones: milestones.join("\n") },
      (fields) => keepItem(db, "funder_role", ref, fields),
    ),
  shape: (stored): z.infer<typeof storedFunderRole> => ({
    id: stored.id,
    revision: stored.revision,
    organization: stored.name,
    ...ofRole(stored),
  }),
};

const ofAnswer = ({ question, answer, answeredOn, published }: AnswerRecord) => ({
  question,
  answer,
  answeredOn,
  published,
});

export const funderAnswers: ChangedEntries<z.output<typeof newFunderAnswer>, AnswerRecord> = {
  word: "funder’s answer",
  subject: "funder_answer",
  permission: "keep money",
  body: newFunderAnswer,
  change: funderAnswerChange,
  read: async (db) => (await readMoney(db)).answers,
  bodyOf: (stored) => ({ organization: organizationKey(stored), ...ofAnswer(stored) }),
  keep: ({ db, organization }, ref, { organization: named, published, ...answer }) =>
    through(
      answerForm,
      { ...answer, organization: organization(named), published: published ? "on" : null },
      (fields) => keepItem(db, "funder_answer", ref, fields),
    ),
  shape: (stored): z.infer<typeof storedFunderAnswer> => ({
    id: stored.id,
    revision: stored.revision,
    organization: stored.name,
    ...ofAnswer(stored),
  }),
};

const ofSource = ({ kind, state, award, from, until, initiativeId, note }: SourceRecord) => ({
  kind,
  state,
  award: Number(award),
  from,
  until,
  initiative: initiativeId,
  note,
});

export const fundingSources: ChangedEntries<z.output<typeof newFundingSource>, SourceRecord> = {
  word: "source",
  subject: "funding_source",
  permission: "keep money",
  body: newFundingSource,
  change: fundingSourceChange,
  read: async (db) => (await readMoney(db)).sources,
  bodyOf: (stored) => ({ organization: organizationKey(stored), ...ofSource(stored) }),
  keep: ({ db, organization, typing }, ref, { organization: named, award, initiative, ...source }) =>
    through(
      sourceForm(typing),
      { ...source, organization: organization(named), award: String(award), initiativeId: initiative },
      (fields) => keepSource(db, ref, fields),
    ),
  shape: (stored): z.infer<typeof storedFundingSource> => ({
    id: stored.id,
    revision: stored.revision,
    organization: stored.name,
    ...ofSource(stored),
  }),
};

type StoredPayment = PaymentRecord & { source: string };
const ofPayment = ({ source, amount, dueOn, receivedOn }: StoredPayment) => ({
  source,
  amount: Number(amount),
  dueOn,
  receivedOn,
});

export const fundingPayments: ChangedEntries<z.output<typeof newFundingPayment>, StoredPayment> = {
  word: "payment",
  subject: "funding_payment",
  permission: "keep money",
  body: newFundingPayment,
  change: fundingPaymentChange,
  read: async (db) =>
    (await readMoney(db)).sources.flatMap(({ id, payments }) =>
      payments.map((payment) => ({ ...payment, source: id })),
    ),
  bodyOf: ofPayment,
  keep: ({ db, typing }, ref, { source, amount, ...payment }) =>
    through(paymentForm(typing), { ...payment, sourceId: source, amount: String(amount) }, (fields) =>
      // Only the day of receipt changes, so that the payments stay within the award.
      ref ? keepItem(db, "funding_payment", ref, fields) : addPayment(db, fields),
    ),
  shape: (stored): z.infer<typeof storedFundingPayment> => ({
    id: stored.id,
    revision: stored.revision,
    ...ofPayment(stored),
  }),
};

export const ofLine = ({ year, label, planned, spent }: Omit<LineRecord, "id" | "revision">) => ({
  year,
  label,
  planned: Number(planned),
  spent: spent.map((amount) => (amount === null ? null : Number(amount))),
});

export const budgetLines: ChangedEntries<z.output<typeof newBudgetLine>, LineRecord> = {
  word: "budget line",
  subject: "budget_line",
  permission: "keep money",
  body: newBudgetLine,
  change: budgetLineChange,
  read: async (db) => (await readMoney(db)).lines,
  bodyOf: ofLine,
  keep: ({ db, typing }, ref, { planned, spent, ...line }) => {
    const quarters = spent.map((amount, at) => [`spent${at + 1}`, amount === null ? null : String(amount)]);
    const body = { ...line, planned: String(planned), ...Object.fromEntries(quarters) };
    return through(lineForm(typing), body, (fields) => keepLine(db, ref, fields));
  },
  shape: ({ id, revision, ...stored }): z.infer<typeof storedBudgetLine> => ({
    id,
    revision,
    ...ofLine(stored),
  }),
};

const ofContract = ({ category, band, year, quarter, note }: ForwardContract) => ({
  category,
  band,
  year,
  quarter,
  note,
});

export const forwardContracts: ChangedEntries<z.output<typeof newForwardContract>, ForwardContract> = {
  word: "contract",
  subject: "forward_contract",
  permission: "keep forward list",
  body: newForwardContract,
  change: forwardContractChange,
  read: readForwardContracts,
  bodyOf: ({ memberId, ...stored }) => ({
    ...ofContract({ ...stored, memberId }),
    member: memberId === null ? null : `member:${memberId}`,
  }),
  keep: async ({ db, organization }, ref, { member, year, quarter, ...contract }) => {
    const [kind, memberId = null] = member === null ? [] : organization(member).split(":");
    if (member !== null && kind !== "member")
      return { field: "member", message: "Use the slug or the name of a member." };
    return through(forwardForm, { ...contract, memberId, when: `${year}-${quarter}` }, (fields) =>
      keepContract(db, ref, fields),
    );
  },
  shape: (stored, { catalog }): z.infer<typeof storedForwardContract> => ({
    id: stored.id,
    revision: stored.revision,
    ...ofContract(stored),
    member: catalog.members.find(({ id }) => id === stored.memberId)?.slug ?? null,
  }),
};
