import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { stopToken } from "~/access/opt-out.server";
import { shellOf } from "~/access/shell";
import { notFound, type Visit, visit } from "~/access/visit.server";
import { mailDay, REMINDER_WORDS, type Reminder } from "~/domain/reminders";
import { isYear } from "~/domain/years";
import { originOf, writer } from "~/mail/post.server";
import { reminderLetter } from "~/mail/reminder-letter";
import { readCatalog } from "~/records/catalog.server";
import { type AskedMember, readAskedMembers } from "~/records/reminder-desk.server";
import { type LoggedReminder, readAsker, readProgress, readReminders } from "~/records/reminder-facts.server";
import { loggedOf, plannedOf, remindNow } from "~/records/reminder-queue.server";
import { quietMember } from "~/records/requests.server";
import { listYears } from "~/records/years.server";
import type { Settings } from "~/settings";

/** So many days with mail are shown letter by letter; of later ones, how many letters. */
const DAYS_SHOWN = 3;
/** After so long nobody is still sending what is "sending". */
const CUT_OFF = 15 * 60_000;

export async function loadReminders(doorway: LoaderFunctionArgs) {
  return visit(doorway, "run years", async (visited) => {
    const { db } = visited;
    const { settings, post } = doorway.context;
    const { collaborative } = await readCatalog(db);
    const years = await listYears(db);
    const asked = new URL(doorway.request.url).searchParams.get("year");
    const year =
      asked === null
        ? (years.find(({ state }) => state === "open") ?? years[0])
        : years.find((one) => `${one.year}` === asked);
    if (asked !== null && !year) throw notFound(`The year ${asked} was never opened.`);
    const shell = shellOf(visited, collaborative);
    const sends = post !== undefined;
    const closed = years.filter(({ state }) => state === "closed").map((one) => one.year);
    const all = years.map((one) => one.year).sort();
    if (!year) return { shell, sends, years: all, closed, year: null };
    const today = mailDay(new Date());
    return {
      ...{ shell, sends, years: all, closed, year, today },
      members: await membersOf(db, settings, year, today),
      ...(await comingOf(db, settings, year.year, today)),
      log: (await readReminders(db, loggedOf(year.year), today)).reverse().map(logged),
    };
  });
}

/** Each member that is asked, with the letter that its people would get today. */
async function membersOf(
  db: Visit["db"],
  settings: Settings,
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
  const origin = originOf(settings);
  return members.map((asked) => {
    const { memberId, member, slug, dueOn, request, quiet } = asked;
    const progress = progressOf(year, memberId);
    const needed = state === "open" && needsWork(asked);
    const people = asked.people.map(({ userId, name, email, demo, quiet }) => {
      const stop = `${origin}/reminders/stop/${stopToken(settings.sessionSecret, { collaborativeId: db.collaborativeId, userId })}`;
      const links = { page: `${origin}/c/${asker.slug}/data/status?year=${year}`, stop };
      const about = { ...asked, year, person: name };
      const letter = needed && progress ? reminderLetter(about, { asker, progress, links, day }) : null;
      return {
        ...{ userId, name, email, demo, wantsNone: quiet },
        letter: letter && { subject: letter.subject, text: letter.text },
      };
    });
    const left = progress ? { missing: progress.missing.length, asked: progress.asked } : null;
    return { memberId, member, slug, dueOn, request, quiet, needed, left, people };
  });
}

const needsWork = ({ request }: Pick<AskedMember, "request">) =>
  request === "asked" || request === "returned";

/** What is planned, by day, letter by letter as it would go out. */
async function comingOf(db: Visit["db"], settings: Settings, year: number, today: string) {
  const planned = await readReminders(db, plannedOf(year), today);
  const dayOf = ({ sendOn }: Pick<Reminder, "sendOn">) => (sendOn > today ? sendOn : today);
  const days = [...new Set(planned.map(dayOf))].sort();
  const shown = days.slice(0, DAYS_SHOWN);
  const written = await writer(
    db,
    settings,
    dayOf,
    planned.filter((one) => shown.includes(dayOf(one))),
  );
  const coming = shown.map((day) => ({
    day,
    messages: written
      .filter(({ reminder }) => dayOf(reminder) === day)
      .map(({ reminder: { id, member, person, email, detail, attempts }, reason, letter }) => ({
        ...{ id, member, person: person ?? "", email: email ?? "", reason },
        failedBefore: attempts > 0 ? detail : null,
        subject: letter?.subject ?? "",
        text: letter?.text ?? "",
      })),
  }));
  const later = days
    .slice(DAYS_SHOWN)
    .map((day) => ({ day, count: planned.filter((one) => dayOf(one) === day).length }));
  return { coming, later };
}

function logged({ id, changedAt, member, person, recipient, email, subject, state, detail }: LoggedReminder) {
  const underWay = state === "sending" && detail === null && Date.now() - Date.parse(changedAt) < CUT_OFF;
  return {
    ...{ id, at: changedAt, member, person, state, detail, subject },
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

export async function actOnReminders(doorway: LoaderFunctionArgs, form: FormData): Promise<ReminderAnswer> {
  const read = fields.safeParse(Object.fromEntries(form));
  const { post } = doorway.context;
  const answer = await visit(doorway, "run years", async ({ db }): Promise<ReminderAnswer> => {
    if (!read.success) throw notFound("There is nothing like this here.");
    const { year, member: memberId } = read.data;
    const [asked] = await readAskedMembers(db, year, memberId);
    const open = (await listYears(db)).find((one) => one.year === year)?.state === "open";
    if (!asked) throw notFound("This member is not asked for anything in this year.");
    if (read.data.do !== "remind") {
      const quiet = read.data.do === "quiet";
      await quietMember(db, year, memberId, quiet);
      return { done: `Reminders to ${asked.member} for ${year} are switched ${quiet ? "off" : "on"}.` };
    }
    const problem = whyNot(asked, open, post !== undefined);
    if (problem) return { problem };
    const count = await remindNow(db, { year, memberId, dueOn: asked.dueOn });
    if (count === 0)
      return {
        problem: `Nobody at ${asked.member} is reminded: each of them got a message today, or wants none.`,
      };
    return {
      done: `A reminder to ${asked.member} is on its way. The log below tells when it has been sent.`,
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
  if (!sends) return "No mail is sent from here: copy the text instead.";
  if (!open) return "The year is closed: nobody is asked for anything.";
  if (!needsWork({ request }))
    return `${member} has submitted its numbers: there is nothing to remind it of.`;
  if (quiet) return `Reminders to ${member} are switched off.`;
  if (people.length === 0) return `Nobody supplies the numbers of ${member} yet: invite somebody first.`;
  return null;
}
