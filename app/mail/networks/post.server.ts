import { networkStopToken } from "~/access/links/network-mail.server";
import type { Config } from "~/config";
import { paths } from "~/paths";
import { markNetworkLetters, readDueNetworks, takeDueLetters } from "~/records/networks/mail-queue.server";
import type { Database } from "~db/client";
import type { TenantDb } from "~db/tenant";
import type { Mailer, Outgoing } from "../mailer.server";
import { BATCH, markOf, type Queue, sendRound } from "../round.server";
import { networkLetter } from "./letter";

interface Needs {
  database: Database;
  mailer: Pick<Mailer, "deliver">;
  config: Pick<Config, "sessionSecret">;
  /** Where people reach the app. */
  origin: string;
}

/** Sends messages and digests of networks that are due. @returns how many letters were sent */
export async function sendDueNetworks(
  { database, mailer, config, origin }: Needs,
  stopped = () => false,
  clock = () => new Date(),
): Promise<number> {
  const queue: Queue = {
    take: (db, now) => takeLetters(db, { secret: config.sessionSecret, origin }, now),
    store: (db, results, now) =>
      markNetworkLetters(
        db,
        results.map((result) => ({ representativeId: personOf(result.id), state: markOf(result).state })),
        now,
      ),
  };
  const due = await database.asOwner((owner) => readDueNetworks(owner, clock()));
  return sendRound(queue, { database, mailer }, due, { stopped, clock });
}

/** A letter is named by its first message and its reader. */
const personOf = (id: string): string => id.split("_")[1] ?? "";

async function takeLetters(db: TenantDb, { secret, origin }: { secret: string; origin: string }, now: Date) {
  const due = await takeDueLetters(db, now, BATCH);
  // Whoever has stopped it since then gets nothing.
  const unwanted = due.filter(({ mail }) => mail === "none");
  const lost = due.filter(({ mail, email }) => mail !== "none" && !email.includes("@"));
  const mark = (letters: typeof due, state: string) =>
    letters.map(({ representativeId }) => ({ representativeId, state }));
  await markNetworkLetters(db, [...mark(unwanted, "not_needed"), ...mark(lost, "failed")], now);
  const letters = due
    .filter((letter) => !unwanted.includes(letter) && !lost.includes(letter))
    .map(({ representativeId, name, email, network, slug, messages }): Outgoing => {
      const stop = networkStopToken(secret, { networkId: db.collaborativeId, representativeId });
      return {
        ...networkLetter({
          person: name,
          network,
          messages: messages.map((message) => ({
            ...message,
            link: `${origin}${paths.networkThread(slug, message.threadId)}`,
          })),
          stop: `${origin}${paths.stopNetworkMail(stop)}`,
        }),
        id: `${messages[0]?.id}_${representativeId}`,
        to: { name, address: email },
      };
    });
  return { taken: due.length, letters };
}
