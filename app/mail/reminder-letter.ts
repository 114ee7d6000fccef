import { periodOf } from "../domain/periods";
import { daysBetween, type Reminder } from "../domain/reminders";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "../domain/types";
import { type Block, type Letter, letterOf, oneLine } from "./letter";

/** Who asks: the collaborative and its backbone staff. */
export interface Asker {
  slug: string;
  name: string;
  locale: string;
  staff: { name: string; email: string }[];
}

/** How far a member is with what it is asked for. */
export interface Progress {
  memberId: string;
  fiscalYearEndMonth: number;
  asked: number;
  /** Nothing is recorded for these. */
  missing: { strategy: Strategy; label: string }[];
  /** Questions about values that nobody has settled. */
  questions: number;
}

export interface Links {
  /** Where the member sees what is asked of it. */
  page: string;
  /** Where reminders are switched off without signing in. */
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
  const { missing, asked } = progress;
  const blocks: Block[] = [
    `Hello ${oneLine(reminder.person ?? "")},`,
    `${oneLine(asker.name)} asks ${oneLine(member)} for its numbers of ${year} (${periodWords(
      year,
      progress.fiscalYearEndMonth,
      asker.locale,
    )}).${due ? ` ${due.sentence}` : ""}`,
  ];
  if (reminder.request === "returned" && reminder.question)
    blocks.push(`They were sent back to you with this question: “${oneLine(reminder.question)}”`);
  if (missing.length === 0)
    blocks.push("Every number is there. What is left is to look over them and to submit them.");
  else
    blocks.push(
      missing.length === asked
        ? `Nothing has been entered yet. These ${asked} numbers are asked for:`
        : `Still missing are ${missing.length} of ${asked}:`,
      { list: byStrategy(missing) },
    );
  if (progress.questions > 0)
    blocks.push(
      progress.questions === 1
        ? "One question about a value waits for your answer."
        : `${progress.questions} questions about values wait for your answer.`,
    );
  blocks.push(
    { link: links.page, label: "Open what is asked of you" },
    "If you cannot supply a number, enter “unavailable” with the reason: then nobody waits for it. What does not concern your institution is “n/a”.",
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

function periodWords(year: number, endMonth: number, locale: string): string {
  const { start, end } = periodOf(year, endMonth);
  const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  const write = (iso: string) => new Intl.DateTimeFormat(locale, style).format(new Date(`${iso}T00:00:00Z`));
  return `${write(start)} to ${write(end)}`;
}

function byStrategy(missing: Progress["missing"]): string[] {
  return STRATEGIES.flatMap((strategy) => {
    const labels = missing.filter((one) => one.strategy === strategy).map(({ label }) => oneLine(label));
    return labels.length > 0 ? [`${STRATEGY_NAMES[strategy]}: ${labels.join("; ")}`] : [];
  });
}

function staffWords({ name, staff }: Asker): string {
  const names = new Intl.ListFormat("en-GB", { type: "conjunction" }).format(
    staff.map((one) => oneLine(one.name)),
  );
  return staff.length > 0
    ? `Questions? Reply to this message: it reaches ${names}, backbone staff of ${oneLine(name)}.`
    : `Questions? Ask the backbone staff of ${oneLine(name)}.`;
}
