import { daysBetween, type Reminder } from "~/domain/collection/reminders";
import { type FiscalYear, transitionMonths } from "~/domain/members/fiscal-year";
import { periodFor } from "~/domain/periods";
import { type EarlierEnd, STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { type Block, type Letter, letterOf, oneLine } from "./letter";

/** Who asks for the numbers: the collaborative and its backbone staff. */
export interface Asker {
  slug: string;
  name: string;
  locale: string;
  staff: { name: string; email: string }[];
}

/** How far a member has come with its numbers. */
export interface Progress {
  memberId: string;
  fiscalYearEndMonth: number;
  earlierFiscalYearEnds?: EarlierEnd[];
  asked: number;
  /** Measures without a recorded value. */
  missing: { strategy: Strategy; label: string }[];
  /** Open questions about values. */
  questions: number;
}

export interface Links {
  /** Where the member sees what is asked of it. */
  page: string;
  /** Where a recipient turns reminders off without signing in. */
  stop: string;
}

type About = Pick<Reminder, "year" | "member" | "person" | "dueOn" | "request" | "question">;

/** The letter of one reminder on the day on which it goes out. */
export function reminderLetter(
  reminder: About,
  { asker, progress, links, day }: { asker: Asker; progress: Progress; links: Links; day: string },
): Letter {
  const { year, member, dueOn } = reminder;
  const due = dueOn ? dueWords(dueOn, day, asker.locale) : null;
  const subject = `Numbers of ${oneLine(member)} for ${year}${due ? `: ${due.short}` : ""}`;
  const { missing } = progress;
  const blocks: Block[] = [
    `Hello ${oneLine(reminder.person ?? "")},`,
    `${oneLine(asker.name)} asks ${oneLine(member)} for its numbers of ${year} (${periodWords(
      year,
      progress,
      asker.locale,
    )}).${due ? ` ${due.sentence}` : ""}`,
  ];
  if (reminder.request === "returned" && reminder.question)
    blocks.push(`They were sent back to you with this question: “${oneLine(reminder.question)}”`);
  if (missing.length === 0) blocks.push("All numbers are in. Please review and submit them.");
  else
    blocks.push(
      missing.length === progress.asked
        ? `Nothing has been entered yet. ${progress.asked} numbers are needed:`
        : `${missing.length} of ${progress.asked} still missing:`,
      { list: byStrategy(missing) },
    );
  if (progress.questions > 0)
    blocks.push(
      progress.questions === 1
        ? "One question about a value is waiting for your answer."
        : `${progress.questions} questions about values are waiting for your answer.`,
    );
  blocks.push(
    { link: links.page, label: "Open your numbers" },
    "If you cannot supply a number, enter “unavailable” with the reason, so that nobody waits for it. If it does not apply to your institution, enter “n/a”.",
    staffWords(asker),
    {
      small: `You get this because you supply the numbers of ${oneLine(member)}. Reminders stop by themselves once the numbers are submitted.`,
      link: { link: links.stop, label: `Stop all reminders of ${oneLine(asker.name)}` },
    },
  );
  return letterOf(subject, blocks);
}

function dueWords(dueOn: string, day: string, locale: string): { short: string; sentence: string } {
  const date = dateWords(dueOn, locale);
  const left = daysBetween(day, dueOn);
  const days = Math.abs(left) === 1 ? "1 day" : `${Math.abs(left)} days`;
  if (left > 0) return { short: `due in ${days}`, sentence: `They are due on ${date}, in ${days}.` };
  if (left === 0) return { short: "due today", sentence: `They are due today, on ${date}.` };
  return { short: `due ${days} ago`, sentence: `They were due on ${date}, ${days} ago.` };
}

/** "Tuesday, March 31, 2026": as the collaborative writes dates. */
export function dateWords(iso: string, locale: string): string {
  const style = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, style).format(new Date(`${iso}T00:00:00Z`));
}

function periodWords(year: number, member: FiscalYear, locale: string): string {
  const { start, end } = periodFor(member, year);
  const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  const write = (iso: string) => new Intl.DateTimeFormat(locale, style).format(new Date(`${iso}T00:00:00Z`));
  const months = transitionMonths(member, year);
  return `${write(start)} to ${write(end)}${months === null ? "" : `, transition, ${months} months`}`;
}

function byStrategy(missing: Progress["missing"]): string[] {
  return STRATEGIES.flatMap((strategy) => {
    const labels = missing
      .filter((measure) => measure.strategy === strategy)
      .map(({ label }) => oneLine(label));
    return labels.length > 0 ? [`${STRATEGY_NAMES[strategy]}: ${labels.join("; ")}`] : [];
  });
}

/** Whom to ask, at the end of a letter. */
export function staffWords({ name, staff }: Asker): string {
  const names = new Intl.ListFormat("en-US", { type: "conjunction" }).format(
    staff.map((person) => oneLine(person.name)),
  );
  return staff.length > 0
    ? `Questions? Reply to this message: it reaches ${names}, backbone staff of ${oneLine(name)}.`
    : `Questions? Ask the backbone staff of ${oneLine(name)}.`;
}
