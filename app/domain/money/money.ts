import type { Decimal } from "~/domain/terms";
import type { FunderAnswer } from "./answers";
import type { BudgetLine } from "./budget";
import type { InvoiceFacts } from "./dues";
import type { Award } from "./income";
import type { Criterion, Rating } from "./priorities";
import type { EnteredKind, ExitForm, FunderRole, OrganizationIds, PriorityRule, SourceState } from "./terms";

/** What is stored of funders and money, each with the name of its organization. */

interface Stored {
  id: string;
  revision: number;
}
interface Named extends OrganizationIds {
  /** The organization's name. */
  name: string;
}

export interface RoleRecord extends Stored, Named {
  role: FunderRole;
  from: string;
  until: string | null;
  exitForm: ExitForm | null;
  exitOn: string | null;
  milestones: string[];
}

export interface AnswerRecord extends Stored, Named, FunderAnswer {}

export interface PaymentRecord extends Stored {
  dueOn: string;
  amount: Decimal;
  receivedOn: string | null;
}

export interface SourceRecord extends Stored, Named, Award {
  kind: EnteredKind;
  initiativeId: string | null;
  /** What it is for, by name; null for the core. */
  initiative: string | null;
  state: SourceState;
  note: string;
  payments: PaymentRecord[];
}

export interface LineRecord extends Stored, BudgetLine {
  label: string;
}

export interface GiftRecord extends Stored, Named {
  what: string;
  value: Decimal;
  valued: string;
  givenOn: string;
}

export interface InvoiceRecord extends Stored, Named, InvoiceFacts {
  number: string;
  /** The fiscal year that it is for. */
  year: number;
  tier: string;
  payments: { id: string; revision: number; amount: Decimal; paidOn: string }[];
}

export interface ProposalRecord extends Stored, Named {
  title: string;
  amount: Decimal | null;
  decisionId: string | null;
  /** By organization as organizationKey names it; with the person's name. */
  ratings: (Rating & { contactId: string; person: string })[];
}

export interface MoneySettings {
  fiscalYearEndMonth: number;
  /** Members see amounts. */
  opened: boolean;
  cash: { amount: Decimal; on: string } | null;
  rule: PriorityRule | null;
  criteria: Criterion[];
  revision: number;
}

export const EMPTY_SETTINGS: MoneySettings = {
  fiscalYearEndMonth: 12,
  opened: false,
  cash: null,
  rule: null,
  criteria: [],
  revision: 0,
};

/** Everything about funders and money, as stored. */
export interface Money {
  settings: MoneySettings;
  roles: RoleRecord[];
  answers: AnswerRecord[];
  /** Which members a funder also funds. */
  grants: (OrganizationIds & { granteeId: string })[];
  sources: SourceRecord[];
  lines: LineRecord[];
  gifts: GiftRecord[];
  invoices: InvoiceRecord[];
  proposals: ProposalRecord[];
}
