import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import type { Visit } from "~/access/visit.server";
import { cents } from "~/domain/money/amounts";
import { answersDue, byFunder } from "~/domain/money/answers";
import { incomeIn } from "~/domain/money/income";
import type { InvoiceRecord, Money } from "~/domain/money/money";
import { answersShown, coarse, moneyYear, seesAmounts, yearsOf } from "~/domain/money/shown";
import { organizationKey } from "~/domain/money/terms";
import type { Catalog, Member, Viewer } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readMoney } from "~/records/money/read.server";
import { todayIso } from "~/records/today";

/** Members that belong today and are not away. */
export const membersOf = (members: readonly Member[], today: string): Member[] =>
  members.filter(
    ({ joinedOn, leftOn, absences }) =>
      joinedOn <= today &&
      (leftOn === null || leftOn >= today) &&
      !absences.some(({ from, to }) => from <= today && to >= today),
  );

/**
 * Money as this viewer may see it (docs/rules.md, section 21.5): without amounts, rounded shares and dates stay.
 * @param asked the fiscal year, or null for today's
 * @param exactly answers for the year asked for even if nothing is known of it
 */
export async function readShownMoney(
  { db, viewer }: Pick<Visit, "db" | "viewer">,
  catalog: Catalog,
  asked: number | null,
  exactly = false,
) {
  const money = await readMoney(db);
  const today = todayIso();
  const years = yearsOf(money, today);
  const [now = 0] = [asked, years.find((year) => moneyYear(money, year, []).period.start <= today)].filter(
    (year): year is number => year != null && (exactly || years.includes(year)),
  );
  const amounts = seesAmounts(viewer, money.settings);
  const staff = may(viewer, "keep money");
  return { today, years, amounts, ...shownYear(money, now, { amounts, staff, today, catalog }) };
}

/** One fiscal year of money, for those who see amounts or not. */
export function shownYear(
  money: Money,
  year: number,
  { amounts, staff, today, catalog }: { amounts: boolean; staff: boolean; today: string; catalog: Catalog },
) {
  const members = membersOf(catalog.members, today).map(({ id }) => id);
  const computed = moneyYear(money, year, members);
  const { mix, sole, secured, budget, inKind, period } = computed;
  const nameOf = new Map(
    [...money.sources, ...money.invoices, ...money.roles].map((own) => [organizationKey(own), own.name]),
  );
  return {
    year,
    period,
    fiscalYearEndMonth: money.settings.fiscalYearEndMonth,
    secured,
    mix: mix && {
      kinds: mix.kinds.map(({ kind, share }) => ({ kind, share: amounts ? share : coarse(share) })),
      dependsOnOne: mix.dependsOnOne,
      total: amounts ? cents(mix.total) : null,
      largest: amounts
        ? { name: nameOf.get(mix.largest.organization) ?? "", share: mix.largest.share }
        : null,
      spread: amounts ? mix.spread : null,
      sole: amounts && sole ? (nameOf.get(sole) ?? "") : null,
    },
    sources: money.sources
      .filter(({ from, until }) => from <= period.end && until >= period.start)
      .map((source) => ({
        id: source.id,
        revision: source.revision,
        name: source.name,
        kind: source.kind,
        state: source.state,
        from: source.from,
        until: source.until,
        purpose: source.initiative,
        award: amounts ? source.award : null,
        income: amounts && source.state === "signed" ? cents(incomeIn(source, period)) : null,
        payments: amounts ? source.payments : null,
      })),
    budget: amounts ? budget : null,
    lines: amounts ? money.lines.filter((line) => line.year === year) : null,
    inKind: amounts
      ? {
          total: inKind,
          gifts: money.gifts
            .filter(({ givenOn }) => givenOn >= period.start && givenOn <= period.end)
            .map(({ id, name, what, value, valued }) => ({ id, name, what, value, valued })),
        }
      : null,
    answers: answersShown(money, today, !staff).map(({ key, name, answers }) => ({
      key,
      name,
      answers: answers.map(({ question, answer, answeredOn, published }) => ({
        question,
        answer,
        answeredOn,
        published,
      })),
    })),
    waysOut: money.roles
      .filter(({ role, until }) => role === "short_term_home" && (until === null || until >= today))
      .map(({ id, name, exitForm, exitOn, milestones }) => ({ id, name, exitForm, exitOn, milestones })),
  };
}

/** Those who keep money see every invoice; an institution sees its own once they are issued. */
export const invoicesShown = (
  invoices: readonly InvoiceRecord[],
  { memberId }: Pick<Viewer, "memberId">,
  mayKeep: boolean,
): InvoiceRecord[] =>
  invoices.filter(
    (own) => mayKeep || (own.memberId !== null && own.memberId === memberId && own.issuedOn !== null),
  );

/** Which funders have to be asked, with how many of the three questions, for staff. */
export function askFunders(money: Pick<Money, "roles" | "answers">, today: string) {
  return byFunder(money.roles, money.answers).flatMap(({ key, roles, answers }) => {
    const due = answersDue(roles, answers, today);
    return due.length === 0 ? [] : [{ key, name: roles[0]?.name ?? "", due }];
  });
}

/** What every page of money loads. */
export async function readFrame(visited: Visit) {
  const catalog = await readCatalog(visited.db);
  const mayKeep = may(visited.viewer, "keep money");
  return { catalog, frame: { shell: shellOf(visited, catalog.collaborative), mayKeep, today: todayIso() } };
}
