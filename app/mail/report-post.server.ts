import { linkToSend, recipientToken } from "~/access/links/report-mail.server";
import type { Config } from "~/config";
import { paths } from "~/paths";
import { type LetterMark, markLetters } from "~/records/mail-queue.server";
import { type DueLetter, readDueReports, takeDueReports } from "~/records/reports/mail-queue.server";
import type { Database } from "~db/client";
import type { TenantDb } from "~db/tenant";
import type { Mailer, Outgoing } from "./mailer.server";
import { questionLetter, reportLetter } from "./report-letter";
import { BATCH, markOf, type Queue, sendRound } from "./round.server";

interface Needs {
  database: Database;
  config: Pick<Config, "sessionSecret">;
  mailer: Pick<Mailer, "deliver">;
  /** Where people reach the app. */
  origin: string;
}

/** Sends letters about reports. @returns how many were sent */
export async function sendDueReports(
  { database, config, mailer, origin }: Needs,
  stopped = () => false,
  clock = () => new Date(),
): Promise<number> {
  const keys = { secret: config.sessionSecret, origin };
  const queue: Queue = {
    take: (db, now) => takeLetters(db, keys, now),
    store: (db, results, now) => markLetters(db, "report_mail", results.map(markOf), now),
  };
  const due = await database.asOwner((owner) => readDueReports(owner, clock()));
  return sendRound(queue, { database, mailer }, due, { stopped, clock });
}

async function takeLetters(db: TenantDb, keys: { secret: string; origin: string }, now: Date) {
  const due = await takeDueReports(db, now, BATCH);
  const letters: Outgoing[] = [];
  const marks: LetterMark[] = [];
  const links = new Map<string, string | null>();
  for (const letter of due) {
    const { versionId, audience, collaborativeSlug, slug, version } = letter;
    // One version's link is the same in all of its letters.
    if (audience === "public" && !links.has(versionId))
      links.set(versionId, await linkToSend(db, keys.secret, versionId));
    const secret = links.get(versionId);
    const address =
      audience === "public"
        ? secret && paths.publicReport(secret)
        : paths.report(collaborativeSlug, slug, { version });
    const why = whyNotNeeded(letter, Boolean(address));
    if (why !== null) marks.push({ id: letter.id, state: "not_needed", detail: why });
    else letters.push(outgoing(db, letter, { ...keys, report: `${keys.origin}${address}` }));
  }
  await markLetters(db, "report_mail", marks, now);
  return { taken: due.length, letters };
}

/** Checked when it goes out: people stop letters, and conveners withdraw links, while letters wait. */
function whyNotNeeded({ kind, email, recipientState }: DueLetter, hasLink: boolean): string | null {
  if (!email.includes("@")) return "The address was erased.";
  if (kind === "confirm") return recipientState === "subscribed" ? "Already confirmed." : null;
  if (recipientState === "stopped") return "Its reader wants no reports by mail.";
  return hasLink ? null : "The link to the report was withdrawn.";
}

function outgoing(
  db: TenantDb,
  { id, kind, note, sender, recipientId, email, ...about }: DueLetter,
  { secret, origin, report }: { secret: string; origin: string; report: string },
): Outgoing {
  const decide = `${origin}${paths.reportMail(recipientToken(secret, db, recipientId))}`;
  const facts = { ...about, note, sender: kind === "sent" ? sender : null, report, decide };
  return {
    ...(kind === "confirm" ? questionLetter(facts) : reportLetter(facts)),
    id,
    to: { name: "", address: email },
    // Mail programs show a button of their own for it (RFC 2369, RFC 8058).
    ...(kind !== "confirm" && {
      headers: { "List-Unsubscribe": `<${decide}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    }),
  };
}
