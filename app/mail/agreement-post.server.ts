import { deadlineOf, termOf } from "~/domain/agreements/term";
import { daysBetween, mailDay } from "~/domain/collection/reminders";
import { paths } from "~/paths";
import { readAgreements } from "~/records/agreements/agreements.server";
import { type DueNotice, planLetters, readEnding, takeNotices } from "~/records/agreements/mail-queue.server";
import { type LetterMark, markLetters } from "~/records/mail-queue.server";
import type { Database } from "~db/client";
import type { TenantDb } from "~db/tenant";
import { agreementLetter } from "./agreement-letter";
import type { Mailer, Outgoing } from "./mailer.server";
import { BATCH, markOf, type Queue, sendRound } from "./round.server";

interface Needs {
  database: Database;
  mailer: Pick<Mailer, "deliver">;
  /** Where people reach the app. */
  origin: string;
}

/** Plans and sends the letters before notice dates. @returns how many were sent */
export async function sendDueAgreements(
  { database, mailer, origin }: Needs,
  stopped = () => false,
  clock = () => new Date(),
): Promise<number> {
  const queue: Queue = {
    plan: (db, now) => planLetters(db, mailDay(now)),
    take: (db, now) => takeLetters(db, origin, now),
    store: (db, results, now) => markLetters(db, "agreement_mail", results.map(markOf), now),
  };
  return sendRound(queue, { database, mailer }, await database.asOwner(readEnding), { stopped, clock });
}

async function takeLetters(db: TenantDb, origin: string, now: Date) {
  const due = await takeNotices(db, now, BATCH);
  if (due.length === 0) return { taken: 0, letters: [] };
  const today = mailDay(now);
  const agreements = new Map((await readAgreements(db)).map((agreement) => [agreement.id, agreement]));
  const letters: Outgoing[] = [];
  const marks: LetterMark[] = [];
  for (const notice of due) {
    const agreement = agreements.get(notice.agreementId);
    const term = agreement && termOf(agreement, today);
    // Checked when it goes out: people extend agreements and lose their addresses while letters wait.
    if (!agreement || !term || deadlineOf(term) !== notice.deadline || !notice.email.includes("@"))
      marks.push({ id: notice.id, state: "failed", detail: "No longer needed." });
    else letters.push(outgoing(notice, { title: agreement.title, ...term, today, origin }));
  }
  await markLetters(db, "agreement_mail", marks, now);
  return { taken: due.length, letters };
}

function outgoing(
  { id, agreementId, name, email, slug, deadline, ...about }: DueNotice,
  facts: { title: string; endsOn: string | null; noticeBy: string | null; today: string; origin: string },
): Outgoing {
  const { title, endsOn, noticeBy, today, origin } = facts;
  return {
    ...agreementLetter({
      person: name,
      collaborative: about.collaborative,
      locale: about.locale,
      title,
      deadline,
      endsOn,
      renews: noticeBy !== null,
      daysLeft: daysBetween(today, deadline),
      page: `${origin}${paths.agreement(slug, agreementId)}`,
    }),
    id,
    to: { name, address: email },
  };
}
