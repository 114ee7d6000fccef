import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { stopToken } from "~/access/links/opt-out.server";
import { shellOf } from "~/access/shell";
import { notFound, type Visit, visit } from "~/access/visit.server";
import type { Config } from "~/config";
import { mailDay, REMINDER_WORDS, type Reminder } from "~/domain/collection/reminders";
import { isYear } from "~/domain/years";
import { lettersFor } from "~/mail/number-letters.server";
import { originOf } from "~/mail/origin";
import { reminderLetter } from "~/mail/reminder-letter";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { type AskedMember, readAskedMembers } from "~/records/collection/asked-members.server";
import {
  type LoggedReminder,
  readAsker,
  readProgress,
  readReminders,
} from "~/records/collection/reminder-facts.server";
import { loggedOf, plannedOf, remindNow } from "~/records/collection/reminder-queue.server";
import { quietMember } from "~/records/collection/requests.server";
import { listYears } from "~/records/collection/years.server";

/** Days whose letters are shown in full; for later days, only the number of letters. */
const DAYS_SHOWN = 3;
/** Milliseconds after which a message in the state "sending" must have been interrupted. */
const CUT_OFF = 15 * 60_000;

export async function loadReminders(args: LoaderFunctionArgs) {
  return visit(args, "run years", async (visited) => {
    const { db } = visited;
    const { config, post } = args.context;
    const { collaborative } = await readCatalog(db);
    const years = await listYears(db);
    const wanted = new URL(args.request.url).searchParams.get("year");
    const year =
      wanted === null
        ? (years.find(({ state }) => state === "open") ?? years[0])
        : years.find((listed) => `${listed.year}` === wanted);
    if (wanted !== null && !year) throw notFound(`The year ${wanted} was never opened.`);
    const shell = shellOf(visited, collaborative);
    const sends = post !== undefined;
    const closed = years.filter(({ state }) => state === "closed").map((listed) => listed.year);
    const all = years.map((listed) => listed.year).sort();
    if (!year) return { shell, sends, years: all, closed, year: null };
    const today = mailDay(new Date());
    return {
      shell,
      sends,
      years: all,
      closed,
      year,
      today,
      members: await membersOf(db, config, year, today),
      ...(await comingOf(db, config, year.year, today)),
      log: (await readReminders(db, loggedOf(year.year), today)).reverse().map(logged),
    };
  });
}

/** Each member that is asked, with the letters that its people would get today. */
async function membersOf(
  db: Visit["db"],
  config: Config,
  { year, state }: { year: number; state: "open" | "closed" },
  day: string,
) {
  const members = await readAskedMembers(db, year);
  const asker = await readAsker(db);
  const progressOf = await readProgress(
    db,
    [year],
    members.map(({ memberId }) => memberId),
  );
  const origin = originOf(config);
  return members.map((recipient) => {
    const { memberId, member, slug, dueOn, request, quiet } = recipient;
    const progress = progressOf(year, memberId);
    const needed = state === "open" && needsWork(recipient);
    const people = recipient.people.map(({ userId, name, email, demo, quiet }) => {
      const token = stopToken(config.sessionSecret, { collaborativeId: db.collaborativeId, userId });
      const links = {
        page: origin + paths.status(asker.slug, { year }),
        stop: origin + paths.stopReminders(token),
      };
      const about = { ...recipient, year, person: name };
      const letter = needed && progress ? reminderLetter(about, { asker, progress, links, day }) : null;
      return {
        userId,
        name,
        email,
        demo,
        wantsNone: quiet,
        letter: letter && { subject: letter.subject, text: letter.text },
      };
    });
    const left = progress ? { missing: progress.missing.length, asked: progress.asked } : null;
    return { memberId, member, slug, dueOn, request, quiet, needed, left, people };
  });
}

const needsWork = ({ request }: Pick<AskedMember, "request">) =>
  request === "asked" || request === "returned";

/** Planned reminders by day, with the letters as they would be sent. */
async function comingOf(db: Visit["db"], config: Config, year: number, today: string) {
  const planned = await readReminders(db, plannedOf(year), today);
  const dayOf = ({ sendOn }: Pick<Reminder, "sendOn">) => (sendOn > today ? sendOn : today);
  const days = [...new Set(planned.map(dayOf))].sort();
  const shown = days.slice(0, DAYS_SHOWN);
  const written = await lettersFor(
    db,
    config,
    dayOf,
    planned.filter((reminder) => shown.includes(dayOf(reminder))),
  );
  const coming = shown.map((day) => ({
    day,
    messages: written
      .filter(({ reminder }) => dayOf(reminder) === day)
      .map(({ reminder: { id, member, person, email, detail, attempts }, reason, letter }) => ({
        id,
        member,
        person: person ?? "",
        email: email ?? "",
        reason,
        failedBefore: attempts > 0 ? detail : null,
        subject: letter?.subject ?? "",
        text: letter?.text ?? "",
      })),
  }));
  const later = days
    .slice(DAYS_SHOWN)
    .map((day) => ({ day, count: planned.filter((reminder) => dayOf(reminder) === day).length }));
  return { coming, later };
}

function logged({ id, changedAt, member, person, recipient, email, subject, state, detail }: LoggedReminder) {
  const underWay = state === "sending" && detail === null && Date.now() - Date.parse(changedAt) < CUT_OFF;
  return {
    id,
    at: changedAt,
    member,
    person,
    state,
    detail,
    subject,
    to: recipient ?? email ?? "",
    words: underWay ? "Being sent" : REMINDER_WORDS[state],
  };
}

export type ReminderAnswer = { done: string } | { problem: string };

const fields = z.object({
  year: z.coerce.number().refine(isYear),
  member: z.uuid(),
  do: z.enum(["remind", "quiet", "loud"]),
});

export async function actOnReminders(args: LoaderFunctionArgs, form: FormData): Promise<ReminderAnswer> {
  const read = fields.safeParse(Object.fromEntries(form));
  const { post } = args.context;
  const answer = await visit(args, "run years", async ({ db }): Promise<ReminderAnswer> => {
    if (!read.success) throw notFound("This form cannot be read.");
    const { year, member: memberId } = read.data;
    const [member] = await readAskedMembers(db, year, memberId);
    const open = (await listYears(db)).find((listed) => listed.year === year)?.state === "open";
    if (!member) throw notFound("This member is not asked for anything in this year.");
    if (read.data.do !== "remind") {
      const quiet = read.data.do === "quiet";
      await quietMember(db, year, memberId, quiet);
      return { done: `Reminders to ${member.member} for ${year} are switched ${quiet ? "off" : "on"}.` };
    }
    const problem = whyNot(member, open, post !== undefined);
    if (problem) return { problem };
    const count = await remindNow(db, { year, memberId, dueOn: member.dueOn });
    if (count === 0)
      return {
        problem: `Nobody at ${member.member} was reminded: each person got a message today or wants none.`,
      };
    return {
      done: `A reminder to ${member.member} is on its way. The log below shows when it has been sent.`,
    };
  });
  post?.wake();
  return answer;
}

function whyNot(
  { member, request, quiet, people }: AskedMember,
  open: boolean,
  sends: boolean,
): string | null {
  if (!sends) return "No mail server is set up here. Copy the text instead.";
  if (!open) return "The year is closed. Nobody is asked for numbers.";
  if (!needsWork({ request })) return `${member} has already submitted its numbers.`;
  if (quiet) return `Reminders to ${member} are switched off.`;
  if (people.length === 0) return `Nobody supplies the numbers of ${member} yet. Invite someone first.`;
  return null;
}
