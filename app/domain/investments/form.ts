import { z } from "zod";
import { readTyped } from "~/domain/entry/typed-cell";
import { formatDecimal, readNumber, type Typing } from "~/domain/numbers/read-number";
import { isBlank } from "~/domain/plain-text";
import type { Decimal } from "~/domain/terms";
import { isYear } from "~/domain/years";
import {
  type InvestmentContent,
  type InvestmentShare,
  type InvestmentYear,
  YEAR_FIGURES,
  type YearFigure,
} from "./investments";
import { amountFault, investmentFaults, type Participant } from "./rules";
import {
  INVESTMENT_STAGES,
  INVESTMENT_TYPES,
  type InvestmentStage,
  type InvestmentType,
  LOW_INCOME,
  type LowIncome,
} from "./terms";

const text = z.string().optional();

/** The fields as typed. Rows for years and members can be added; empty rows do not count. */
const typed = z.object({
  name: text,
  type: text,
  stage: text,
  place: text,
  lowIncome: text,
  lowIncomeSource: text,
  note: text,
  years: z
    .array(
      z.object({
        year: text,
        committed: text,
        deployed: text,
        homesProduced: text,
        homesPreserved: text,
      }),
    )
    .default([]),
  shares: z.array(z.object({ memberId: text, share: text })).default([]),
});
type Typed = z.infer<typeof typed>;
export type TypedInvestment = Typed;

/** Reports what is wrong with a field. */
type Fault = (path: (string | number)[], message: string) => void;
/** The same within one row. */
type FieldFault = (field: string, message: string) => void;

/** The investment form: turns what was typed into content, or reports what is wrong with each field. */
export function investmentForm(typing: Typing, members: Participant[]) {
  return typed.transform((form, context): InvestmentContent => {
    let faulty = false;
    const fault: Fault = (path, message) => {
      faulty = true;
      context.addIssue({ code: "custom", path, message });
    };
    const years = numbered(form.years, (row) => Object.values(row).some(Boolean));
    const shares = numbered(form.shares, (row) => Object.values(row).some(Boolean));
    const content: InvestmentContent = {
      ...described(form, fault),
      years: years.map(({ row, place }) =>
        readYear(row, { typing, fault: (field, message) => fault(["years", place, field], message) }),
      ),
      shares: shares.map(({ row, place }) =>
        readShare(row, {
          typing,
          members,
          fault: (field, message) => fault(["shares", place, field], message),
        }),
      ),
    };
    // Sums over unreadable rows would only repeat the same faults less clearly.
    if (!faulty)
      for (const { path, message } of investmentFaults(content, members, typing.locale)) {
        const rows = path[0] === "years" ? years : shares;
        fault(path.length === 1 ? path : [path[0], rows[path[1]]?.place ?? 0, path[2]], message);
      }
    return faulty ? z.NEVER : content;
  });
}

function numbered<Row>(rows: Row[], counts: (row: Row) => boolean): { row: Row; place: number }[] {
  return rows.map((row, place) => ({ row, place })).filter(({ row }) => counts(row));
}

function described(form: Typed, fault: Fault): Omit<InvestmentContent, "years" | "shares"> {
  const name = form.name?.trim() ?? "";
  if (isBlank(name)) fault(["name"], "Enter a name that everybody will recognize.");
  for (const [field, most] of [
    ["name", 200],
    ["place", 300],
    ["lowIncomeSource", 300],
    ["note", 2000],
  ] as const)
    if ((form[field]?.length ?? 0) > most) fault([field], `Use at most ${most} characters.`);
  const lowIncome = (form.lowIncome ?? "unknown") as LowIncome;
  if (!Object.hasOwn(INVESTMENT_TYPES, form.type ?? "")) fault(["type"], "Choose what it is for.");
  if (!Object.hasOwn(INVESTMENT_STAGES, form.stage ?? "")) fault(["stage"], "Choose its stage.");
  if (!Object.hasOwn(LOW_INCOME, lowIncome)) fault(["lowIncome"], "Choose yes, no, or not known.");
  return {
    name,
    type: form.type as InvestmentType,
    stage: form.stage as InvestmentStage,
    lowIncome,
    place: form.place?.trim() ?? "",
    lowIncomeSource: form.lowIncomeSource?.trim() || null,
    note: form.note?.trim() || null,
  };
}

function readYear(
  row: Typed["years"][number],
  { typing, fault }: { typing: Typing; fault: FieldFault },
): InvestmentYear {
  const year = /^\d{4}$/.test(row.year?.trim() ?? "") ? Number(row.year) : Number.NaN;
  if (!isYear(year)) fault("year", "Enter a year, such as 2024.");
  const amount = (figure: YearFigure): Decimal | null => {
    const homes = figure === "homesProduced" || figure === "homesPreserved";
    const read = readTyped(row[figure] ?? "", { unit: homes ? "count" : "currency" }, typing);
    const refuse = (message: string) => {
      fault(figure, message);
      return null;
    };
    if ("error" in read) return refuse(read.error);
    if (read.state === "missing") return null;
    if (read.state !== "value") return refuse("Enter a number, or leave it empty if nothing is recorded.");
    const message = amountFault(read.value, homes ? "homes" : "money");
    return message === null ? read.value : refuse(message);
  };
  const committed = amount("committed");
  const deployed = amount("deployed");
  const homesProduced = amount("homesProduced");
  const homesPreserved = amount("homesPreserved");
  return { year, committed, deployed, homesProduced, homesPreserved };
}

function readShare(
  row: Typed["shares"][number],
  { typing, members, fault }: { typing: Typing; members: Participant[]; fault: FieldFault },
): InvestmentShare {
  const memberId = row.memberId ?? "";
  if (!members.some(({ id }) => id === memberId)) fault("memberId", "Choose a member.");
  const read = readNumber(row.share ?? "", typing);
  if ("error" in read) fault("share", row.share ? read.error : "Enter its share in percent.");
  else if (read.money) fault("share", "This is a percentage: enter it without a currency sign.");
  return { memberId, share: "error" in read ? "0" : read.value };
}

/** Stored content as typed; the form reads the same content back. */
export function asTyped(content: InvestmentContent, { locale }: Typing): Typed {
  const written = (value: Decimal | null) => (value === null ? "" : formatDecimal(value, locale));
  return {
    name: content.name,
    type: content.type,
    stage: content.stage,
    place: content.place,
    lowIncome: content.lowIncome,
    lowIncomeSource: content.lowIncomeSource ?? "",
    note: content.note ?? "",
    years: content.years.map((year) => ({
      year: String(year.year),
      ...(Object.fromEntries(YEAR_FIGURES.map((figure) => [figure, written(year[figure])])) as Record<
        YearFigure,
        string
      >),
    })),
    shares: content.shares.map(({ memberId, share }) => ({ memberId, share: written(share) })),
  };
}
