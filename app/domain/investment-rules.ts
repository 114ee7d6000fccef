import { add } from "./fraction";
import { type InvestmentContent, YEAR_FIGURES } from "./investments";
import { isActive } from "./periods";
import { canonical, compareDecimal, decimalPlaces, isExact } from "./typed-decimal";
import { formatDecimal } from "./typed-number";
import type { Decimal, Member } from "./types";

/** What an investment must look like, whoever sends it: the form or a file. */

/** Where the fault stands: a field, or one of the rows of years and members. */
export type FaultPath =
  | ["lowIncomeSource"]
  | ["shares"]
  | ["years", number, "year"]
  | ["shares", number, "memberId" | "share"];

export interface InvestmentFault {
  path: FaultPath;
  message: string;
}

/** Who takes part, as far as the rules ask. */
export type Participant = Pick<
  Member,
  "id" | "name" | "joinedOn" | "leftOn" | "absences" | "fiscalYearEndMonth"
>;

export function investmentFaults(
  investment: Pick<InvestmentContent, "lowIncome" | "lowIncomeSource" | "years" | "shares">,
  members: Participant[],
  locale: string,
): InvestmentFault[] {
  const { lowIncome, lowIncomeSource } = investment;
  const faults: InvestmentFault[] = [];
  if (lowIncome !== "unknown" && !lowIncomeSource)
    faults.push({ path: ["lowIncomeSource"], message: "Say by which map or list this is known." });
  return [...faults, ...shareFaults(investment.shares, locale), ...yearFaults(investment, members)];
}

function shareFaults(shares: InvestmentContent["shares"], locale: string): InvestmentFault[] {
  const faults: InvestmentFault[] = [];
  shares.forEach(({ memberId, share }, place) => {
    if (shares.findIndex((one) => one.memberId === memberId) < place)
      faults.push({ path: ["shares", place, "memberId"], message: "This member stands here already." });
    const message = shareFault(share);
    if (message) faults.push({ path: ["shares", place, "share"], message });
  });
  if (faults.length > 0) return faults;
  const sum = shares.reduce((total, { share }) => add(total, share), "0");
  if (shares.length === 0)
    faults.push({ path: ["shares"], message: "Say which members take part, and with how many percent." });
  else if (compareDecimal(sum, "100") !== 0)
    faults.push({
      path: ["shares"],
      message: `The shares add up to ${formatDecimal(sum, locale)} %: together they must be exactly 100 %.`,
    });
  return faults;
}

/** A member that is not active in a year has no figures there: its part would be lost from every sum. */
function yearFaults(
  { years, shares }: Pick<InvestmentContent, "years" | "shares">,
  members: Participant[],
): InvestmentFault[] {
  const taking = members.filter(({ id }) => shares.some(({ memberId }) => memberId === id));
  return years.flatMap((row, place): InvestmentFault[] => {
    const path: FaultPath = ["years", place, "year"];
    if (years.findIndex(({ year }) => year === row.year) < place)
      return [{ path, message: `${row.year} stands here already.` }];
    if (YEAR_FIGURES.every((figure) => row[figure] === null)) return [];
    return taking
      .filter((member) => !isActive(member, row.year))
      .map(({ name }) => ({
        path,
        message: `${name} was not a member in ${row.year}: its part would be counted nowhere.`,
      }));
  });
}

const SHARE_DECIMALS = 6;

function shareFault(share: Decimal): string | null {
  if (compareDecimal(share, "0") === 0) return "A share is more than 0 %: take the member out instead.";
  if (compareDecimal(share, "100") > 0) return "A share cannot be more than 100 %.";
  if (decimalPlaces(share) > SHARE_DECIMALS) return `Use at most ${SHARE_DECIMALS} decimals.`;
  return null;
}

/** More homes than this no investment has; the database holds whole numbers up to here. */
const MOST_HOMES = "999999999";

/** What is wrong with an amount of money or a number of homes; null if nothing is. */
export function amountFault(value: Decimal, kind: "money" | "homes"): string | null {
  if (!isExact(value)) return "This is too large to hold exactly: use at most 15 digits.";
  if (kind === "money") return null;
  if (decimalPlaces(value) > 0) return "Homes are counted whole.";
  return compareDecimal(canonical(value), MOST_HOMES) > 0 ? "These are more homes than can be." : null;
}
