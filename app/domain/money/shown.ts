import { periodOf } from "~/domain/periods";
import type { Decimal, Viewer } from "~/domain/terms";
import { exact, less, total } from "./amounts";
import { answerOn } from "./answers";
import { budgetOf, budgetsByYear } from "./budget";
import { duesIncome, outstandingOf } from "./dues";
import { fiscalYearOn, incomeIn } from "./income";
import { type IncomeOf, type Mix, mixOf, soleSupporter } from "./mix";
import type { Money, SourceRecord } from "./money";
import { securedUntil } from "./secured";
import { organizationKey, QUESTION_KEYS, type Question } from "./terms";

/** A year of money as computed from what is stored, before anybody's view of it is considered. */

/** All that counts as income of a fiscal year: signed sources by days, and dues as invoiced. */
export function incomesOf({ sources, invoices, settings }: Money, year: number): IncomeOf[] {
  const period = periodOf(year, settings.fiscalYearEndMonth);
  return [
    ...sources
      .filter(({ state }) => state === "signed")
      .map((source) => ({
        organization: organizationKey(source),
        kind: source.kind,
        income: incomeIn(source, period),
      })),
    ...invoices
      .filter((invoice) => invoice.year === year)
      .map((invoice) => ({
        organization: organizationKey(invoice),
        kind: "dues" as const,
        income: exact(duesIncome(invoice)),
      })),
  ].filter(({ income }) => income.numerator !== 0n);
}

/** Signed income that has not come yet, by the day on which it is due. */
export function incomeDue({ sources, invoices }: Pick<Money, "sources" | "invoices">) {
  return [
    ...sources
      .filter(({ state }) => state === "signed")
      .flatMap(({ payments }) =>
        payments
          .filter(({ receivedOn }) => receivedOn === null)
          .map(({ dueOn, amount }) => ({ dueOn, amount })),
      ),
    ...invoices
      .map((invoice) => ({ dueOn: invoice.dueOn, amount: outstandingOf(invoice) }))
      .filter(({ amount }) => amount !== "0"),
  ];
}

/** What of an award has no day on which it is due; it counts toward no month. */
export const unscheduledOf = ({ award, payments }: Pick<SourceRecord, "award" | "payments">): Decimal =>
  less(award, total(payments.map(({ amount }) => amount)));

export interface MoneyYear {
  year: number;
  period: { start: string; end: string };
  mix: Mix | null;
  /** Key of the organization that gives half and also funds half of the other members. */
  sole: string | null;
  secured: ReturnType<typeof securedUntil>;
  budget: ReturnType<typeof budgetOf>;
  /** In kind, beside cash. */
  inKind: Decimal;
}

/** @param members ids of the members of today */
export function moneyYear(money: Money, year: number, members: readonly string[]): MoneyYear {
  const { settings, grants, lines, gifts } = money;
  const period = periodOf(year, settings.fiscalYearEndMonth);
  const mix = mixOf(incomesOf(money, year));
  const others = members.filter((id) => `member:${id}` !== mix?.largest.organization);
  const funded = new Map<string, number>();
  for (const grant of grants)
    if (others.includes(grant.granteeId))
      funded.set(organizationKey(grant), (funded.get(organizationKey(grant)) ?? 0) + 1);
  return {
    year,
    period,
    mix,
    sole: soleSupporter(mix, { funded, members: others.length }),
    secured: securedUntil({
      cash: settings.cash,
      due: incomeDue(money),
      budgets: budgetsByYear(lines),
      fiscalYearEndMonth: settings.fiscalYearEndMonth,
    }),
    budget: budgetOf(lines, year),
    inKind: total(
      gifts
        .filter(({ givenOn }) => givenOn >= period.start && givenOn <= period.end)
        .map(({ value }) => value),
    ),
  };
}

/** Fiscal years that anything is known of, and the one of today, newest first. */
export function yearsOf(money: Money, today: string): number[] {
  const end = money.settings.fiscalYearEndMonth;
  const years = [
    fiscalYearOn(today, end),
    ...money.sources.flatMap(({ from, until }) => [fiscalYearOn(from, end), fiscalYearOn(until, end)]),
    ...money.lines.map(({ year }) => year),
    ...money.invoices.map(({ year }) => year),
    ...money.gifts.map(({ givenOn }) => fiscalYearOn(givenOn, end)),
  ];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, at) => last - at).slice(0, MOST_YEARS);
}

/** As many years as a page offers. */
const MOST_YEARS = 15;

/** The answers that apply today, by funder; of others than staff only those that are published. */
export function answersShown(money: Money, today: string, publishedOnly: boolean) {
  const keys = [...new Set(money.answers.map(organizationKey))];
  return keys.flatMap((key) => {
    const own = money.answers.filter((answer) => organizationKey(answer) === key);
    const answers = QUESTION_KEYS.flatMap((question: Question) => {
      const answer = answerOn(own, question, today);
      return answer && (answer.published || !publishedOnly) ? [answer] : [];
    });
    return answers.length === 0 ? [] : [{ key, name: own[0]?.name ?? "", answers }];
  });
}

/** Staff see amounts; members only once the collaborative has opened them (docs/rules.md, section 21.5). */
export const seesAmounts = (viewer: Pick<Viewer, "role">, { opened }: Pick<Money["settings"], "opened">) =>
  opened || viewer.role === "backbone" || viewer.role === "convener";

/** Shares for those who see no amounts are whole percents: with tenths, one's own dues would tell what others give. */
export const coarse = (share: number): number => Math.round(share * 100) / 100;
