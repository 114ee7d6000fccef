import type { AppLoadContext } from "@remix-run/node";
import type { MailChoice } from "~/domain/networks/terms";
import { readRepresentative, setMail } from "~/records/networks/participants.server";
import { openTenant } from "~db/door";
import { orUnavailable } from "../unavailable.server";
import { readSignedIds, signIds } from "./signed-ids.server";

const PURPOSE = "stop mail of a network";

/** The token in the link that stops mail about messages without signing in. It opens nothing else. */
export const networkStopToken = (
  secret: string,
  { networkId, representativeId }: { networkId: string; representativeId: string },
): string => signIds(secret, PURPOSE, [networkId, representativeId]);

type Context = Pick<AppLoadContext, "database" | "config">;

/** Whose mail a token is about; null if it was not signed by us, or they are gone. */
export async function readMailStop(context: Context, token: string) {
  const opened = open(context, token, "");
  return opened?.enter(({ id, db }) => readRepresentative(db, id));
}

/** Changes how that person gets mail, recorded under their name. */
export async function changeMailStop(context: Context, token: string, mail: MailChoice): Promise<void> {
  const who = await readMailStop(context, token);
  const opened = who && open(context, token, who.name);
  if (opened) await opened.enter(({ id, db }) => setMail(db, { id }, mail));
}

function open({ config, database }: Context, token: string, name: string) {
  const ids = readSignedIds(config.sessionSecret, PURPOSE, token);
  if (!ids) return null;
  const [collaborativeId, id] = ids;
  type Db = Parameters<Parameters<typeof openTenant>[2]>[0];
  return {
    enter: <T>(work: (opened: { id: string; db: Db }) => Promise<T>): Promise<T> =>
      openTenant(database, { collaborativeId, actor: { name, userId: null } }, (db) =>
        work({ id, db }),
      ).catch(orUnavailable),
  };
}
