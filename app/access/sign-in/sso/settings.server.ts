/** What a collaborative sets for its institution's sign-in. */
import type { AppLoadContext } from "@remix-run/node";
import { hashOf } from "~/access/links/secrets.server";
import { discover } from "~/access/sign-in/oidc/discovery.server";
import { seal } from "~/access/sign-in/sealed.server";
import {
  readSingleSignOn,
  type SingleSignOn,
  writeSingleSignOn,
} from "~/records/people/single-sign-on.server";
import type { TenantDb } from "~db/tenant";

/** What is wrong with a provider, in a sentence; null if it answers as it should. */
export async function problemWithIssuer(
  { config }: Pick<AppLoadContext, "config">,
  issuer: string,
): Promise<string | null> {
  try {
    await discover(issuer, config.host);
    return null;
  } catch (error) {
    if ((error as Error).name !== "ProviderError") throw error;
    return (error as Error).message;
  }
}

/**
 * Stores the settings. Without a secret, the stored one stays, if the issuer does: otherwise it could be sent to a
 * server made up to receive it.
 */
export async function saveSingleSignOn(
  { config }: Pick<AppLoadContext, "config">,
  db: TenantDb,
  { clientSecret, ...next }: Omit<SingleSignOn, "clientSecret"> & { clientSecret: string | undefined },
): Promise<"saved" | "needs secret"> {
  const stored = await readSingleSignOn(db);
  const kept = stored?.issuer === next.issuer ? stored.clientSecret : null;
  const sealed = clientSecret ? seal(config.sessionSecret, "client secret", clientSecret) : kept;
  if (sealed === null) return "needs secret";
  await writeSingleSignOn(db, { ...next, clientSecret: sealed }, hashOf);
  return "saved";
}

export function removeSingleSignOn(db: TenantDb): Promise<void> {
  return writeSingleSignOn(db, null, hashOf);
}
