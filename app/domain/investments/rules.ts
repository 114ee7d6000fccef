import { canonical, compareDecimal, decimalPlaces, isExact } from "~/domain/numbers/decimal";
import { add } from "~/domain/numbers/fraction";
import { formatDecimal } from "~/domain/numbers/read-number";
import { isActive } from "~/domain/periods";
import type { Decimal, Member } from "~/domain/terms";
import { type InvestmentContent, YEAR_FIGURES } from "./investments";

/** The rules for an investment, whether it comes from the form or a file. */

/** The place of a fault: a field, or a row of years or members. */
export type FaultPath =
  | ["lowIncomeSource"]
  | ["shares"]
  | ["years", number, "year"]
  | ["shares", number, "memberId" | "share"];

export interface InvestmentFault {
  path: FaultPath;
  message: string;
}

/** What the rules need to know about a participating member. */
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
    faults.push({ path: ["lowIncomeSource"], message: "Name the map or list that says so." });
  return [...faults, ...shareFaults(investment.shares, locale), ...yearFaults(investment, members)];
}

function shareFaults(shares: InvestmentContent["shares"], locale: string): InvestmentFault[] {
  const faults: InvestmentFault[] = [];
  shares.forEach(({ memberId, share }, place) => {
    if (shares.findIndex((share) => share.memberId === memberId) < place)
      faults.push({ path: ["shares", place, "memberId"], message: "This member is already listed." });
    const message = shareFault(share);
    if (message) faults.push({ path: ["shares", place, "share"], message });
  });
  if (faults.length > 0) return faults;
  const sum = shares.reduce((total, { share }) => add(total, share), "0");
  if (shares.length === 0)
    faults.push({
      path: ["shares"],
      message: "Enter the members that take part, each with its share in percent.",
    });
  else if (compareDecimal(sum, "100") !== 0)
    faults.push({
      path: ["shares"],
      message: `The shares add up to ${formatDecimal(sum, locale)}%. They must add up to exactly 100%.`,
    });
  return faults;
}

/** A member that is not active in a year has no figures for it, so its part would be missing from every sum. */
function yearFaults(
  { years, shares }: Pick<InvestmentContent, "years" | "shares">,
  members: Participant[],
): InvestmentFault[] {
  const taking = members.filter(({ id }) => shares.some(({ memberId }) => memberId === id));
  return years.flatMap((row, place): InvestmentFault[] => {
    const path: FaultPath = ["years", place, "year"];
    if (years.findIndex(({ year }) => year === row.year) < place)
      return [{ path, message: `${row.year} is already listed.` }];
    if (YEAR_FIGURES.every((figure) => row[figure] === null)) return [];
    return taking
      .filter((member) => !isActive(member, row.year))
      .map(({ name }) => ({
        path,
        message: `${name} was not a member in ${row.year}, so its part would not be counted.`,
      }));
  });
}

const SHARE_DECIMALS = 6;

function shareFault(share: Decimal): string | null {
  if (compareDecimal(share, "0") === 0) return "A share must be more than 0%: take the member out instead.";
  if (compareDecimal(share, "100") > 0) return "A share cannot be more than 100%.";
  if (decimalPlaces(share) > SHARE_DECIMALS) return `Use at most ${SHARE_DECIMALS} decimal places.`;
  return null;
}

/** The database holds whole numbers up to here; no investment has more homes. */
const MOST_HOMES = "999999999";

/** What is wrong with an amount of money or a number of homes; null if nothing is. */
export function amountFault(value: Decimal, kind: "money" | "homes"): string | null {
  if (!isExact(value)) return "This is too large to store exactly: use at most 15 digits.";
  if (kind === "money") return null;
  if (decimalPlaces(value) > 0) return "Enter a whole number of homes.";
  return compareDecimal(canonical(value), MOST_HOMES) > 0
    ? "Enter fewer homes: this is more than any investment has."
    : null;
}
