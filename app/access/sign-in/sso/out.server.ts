/** Signing out at the institution as well, if the person wants to. */
import type { AppLoadContext } from "@remix-run/node";
import { and, eq } from "drizzle-orm";
import { discover } from "~/access/sign-in/oidc/discovery.server";
import { unseal } from "~/access/sign-in/sealed.server";
import { paths } from "~/paths";
import { readSingleSignOn } from "~/records/people/single-sign-on.server";
import { openTenant } from "~db/door";
import { accounts } from "~db/schema";
import { readStash, recall, remember, stash } from "./state.server";

type Context = Pick<AppLoadContext, "auth" | "config" | "database">;

/**
 * Before the session ends: what leads to the end of the one at the institution.
 * @returns a cookie; null for sessions that no institution vouched for, or without such an address
 */
export async function prepareSignOut(context: Context, request: Request): Promise<string | null> {
  const { auth, config, database } = context;
  const session = await auth.api.getSession({ headers: request.headers }).catch(() => null);
  const providerId = session?.session.providerId;
  if (!session || !providerId) return null;
  const [account] = await database.db
    .select({ idToken: accounts.idToken })
    .from(accounts)
    .where(and(eq(accounts.userId, session.user.id), eq(accounts.providerId, providerId)));
  const collaborativeId = providerId.slice("sso:".length);
  const actor = { name: session.user.name, userId: session.user.id };
  const settings = await openTenant(database, { collaborativeId, actor }, readSingleSignOn);
  const provider = settings && (await discover(settings.issuer, config.host).catch(() => null));
  if (!settings || !provider?.endSessionEndpoint) return null;
  const url = new URL(provider.endSessionEndpoint);
  url.searchParams.set("client_id", settings.clientId);
  const hint = account?.idToken && unseal(config.sessionSecret, "provider tokens", account.idToken);
  if (hint) url.searchParams.set("id_token_hint", hint);
  const origin = config.appUrl ?? new URL(request.url).origin;
  url.searchParams.set("post_logout_redirect_uri", origin + paths.home());
  return remember(context, "out", { key: await stash(context, { url: url.href, label: settings.label }) });
}

/** Where the person may sign out as well, and what it is called; null if nowhere. */
export async function institutionToLeave(context: Context, request: Request) {
  const pending = recall<{ key: string }>(context, "out", request);
  return pending && readStash<{ url: string; label: string }>(context, pending.key);
}
