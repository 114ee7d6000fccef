import { pulseSecret } from "~/access/links/pulse-link.server";
import type { Config } from "~/config";
import { paths } from "~/paths";
import { markInvitations, readWaiting, takeInvitations } from "~/records/pulse/mail-queue.server";
import type { Database } from "~db/client";
import type { TenantDb } from "~db/tenant";
import type { Mailer, Outgoing } from "./mailer.server";
import { pulseLetter } from "./pulse-letter";
import { BATCH, markOf, type Queue, sendRound } from "./round.server";

interface Needs {
  database: Database;
  mailer: Pick<Mailer, "deliver">;
  config: Pick<Config, "sessionSecret">;
  /** Where people reach the app. */
  origin: string;
}

/** Sends the links of open rounds to those who are asked. @returns how many letters were sent */
export async function sendDuePulse(
  { database, mailer, config, origin }: Needs,
  stopped = () => false,
  clock = () => new Date(),
): Promise<number> {
  const queue: Queue = {
    take: (db, now) => takeLetters(db, { secret: config.sessionSecret, origin }, now),
    store: (db, results, now) =>
      markInvitations(
        db,
        results.map((result) => ({ ...placeOf(result.id), state: markOf(result).state })),
        now,
      ),
  };
  return sendRound(queue, { database, mailer }, await database.asOwner(readWaiting), { stopped, clock });
}

/** A letter is named by its round and person. */
function placeOf(id: string): { waveId: string; contactId: string } {
  const [waveId = "", contactId = ""] = id.split("_");
  return { waveId, contactId };
}

async function takeLetters(db: TenantDb, { secret, origin }: { secret: string; origin: string }, now: Date) {
  const due = await takeInvitations(db, now, BATCH);
  const reached = due.filter(({ email }) => email.includes("@"));
  const lost = due.filter((invitation) => !reached.includes(invitation));
  await markInvitations(
    db,
    lost.map(({ waveId, contactId }) => ({ waveId, contactId, state: "failed" })),
    now,
  );
  const letters = reached.map(
    ({ waveId, contactId, name, email, ...about }): Outgoing => ({
      ...pulseLetter({
        person: name,
        collaborative: about.collaborative,
        language: about.language,
        reminds: about.reminds,
        link: `${origin}${paths.pulseLink(pulseSecret(secret, db.collaborativeId, { waveId, contactId }))}`,
      }),
      id: `${waveId}_${contactId}`,
      to: { name, address: email },
    }),
  );
  return { taken: due.length, letters };
}
