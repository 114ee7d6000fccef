/** Signs people in through the OpenID Connect provider of a collaborative's institution. */
import { type AppLoadContext, redirect } from "@remix-run/node";
import { makeRateLimit } from "~/access/limits/rate-limit";
import { hashOf } from "~/access/links/secrets.server";
import { noteSignIn } from "~/access/sign-in/events.server";
import {
  authorizationUrl,
  type Client,
  exchangeCode,
  type Handshake,
  newHandshake,
  ProviderRefusal,
  readIdToken,
  readUserinfo,
  type Tokens,
} from "~/access/sign-in/oidc/client.server";
import { discover, type Provider } from "~/access/sign-in/oidc/discovery.server";
import { ProviderError } from "~/access/sign-in/oidc/fetch.server";
import { unseal } from "~/access/sign-in/sealed.server";
import { orUnavailable } from "~/access/unavailable.server";
import { provedFactor, roleOfClaim, vouchedEmail } from "~/domain/single-sign-on";
import { log } from "~/log.server";
import { paths } from "~/paths";
import {
  findSingleSignOn,
  type SingleSignOn,
  singleSignOnSecret,
} from "~/records/people/single-sign-on.server";
import { openLobby } from "~db/door";
import { type Admission, admit, type Identity } from "./people.server";
import { forget, recall, remember } from "./state.server";

type Context = Pick<AppLoadContext, "auth" | "config" | "database" | "clientIp">;

export interface Institution extends SingleSignOn {
  slug: string;
  collaborativeId: string;
}

/** The sign-in of a collaborative's institution; null if it has none, or there is no such collaborative. */
export async function institutionOf(
  { database }: Pick<Context, "database">,
  slug: string,
): Promise<Institution | null> {
  if (slug.length > 200) return null;
  const secretHash = hashOf(singleSignOnSecret(slug));
  const stored = await openLobby(database, { secretHash }, (lobby) =>
    findSingleSignOn(lobby, secretHash),
  ).catch(orUnavailable);
  return stored && { ...stored, slug };
}

/** The one address to which every provider sends people back. */
export function callbackUrl({ config }: Pick<Context, "config">, request: Request): string {
  return (config.appUrl ?? new URL(request.url).origin) + paths.signInCallback();
}

/** @throws ProviderError if the client's secret was sealed with another session secret */
export function clientOf(
  { config }: Pick<Context, "config">,
  { clientId, clientSecret }: SingleSignOn,
): Client {
  const secret = unseal(config.sessionSecret, "client secret", clientSecret);
  if (secret === null) throw new ProviderError("The client secret must be entered again in the settings.");
  return { clientId, clientSecret: secret };
}

interface Away extends Handshake {
  slug: string;
  issuer: string;
  next: string;
}

/**
 * Sends a person to their institution.
 * @param again to sign in there once more, even if they are signed in
 * @throws ProviderError
 */
export async function sendToInstitution(
  context: Context,
  request: Request,
  { institution, next, again }: { institution: Institution; next: string; again: boolean },
): Promise<Response> {
  const provider = await discover(institution.issuer, context.config.host);
  const handshake = newHandshake();
  const redirectUri = callbackUrl(context, request);
  const away: Away = { ...handshake, slug: institution.slug, issuer: institution.issuer, next };
  const client = clientOf(context, institution);
  return redirect(authorizationUrl(provider, client, { ...handshake, redirectUri, again }), {
    headers: { "set-cookie": remember(context, "state", away), "cache-control": "no-store" },
  });
}

/** Each return asks the provider, which must not be flooded through us. */
const returns = makeRateLimit({ name: "returns from institutions", most: 20, seconds: 60 });

export type Return = Admission & { slug: string; next: string; cookies: string[] };

/**
 * What becomes of a person whom their institution sends back.
 * @returns null if they did not leave from this browser, or too long ago
 */
export async function comeBack(context: Context, request: Request): Promise<Return | null> {
  const away = recall<Away>(context, "state", request);
  const query = new URL(request.url).searchParams;
  if (!away || query.get("state") !== away.state) return null;
  const { slug, next } = away;
  const institution = await institutionOf(context, slug);
  // The settings may have changed in the meantime.
  if (!institution || institution.issuer !== away.issuer) return null;
  const cookies = [forget(context, "state")];
  const refuse = (why: string): Return => {
    noteSignIn({ event: "sign-in refused", method: "sso", why, clientIp: context.clientIp });
    return { outcome: "refused", why, slug, next, cookies };
  };
  if (!returns.take(context.clientIp).allowed) return refuse("too many");
  try {
    const provider = await discover(institution.issuer, context.config.host);
    const code = query.get("code");
    const iss = query.get("iss");
    if (iss !== null && iss !== provider.issuer) return refuse("provider");
    if (code === null || code.length > 4_000) return refuse("cancelled");
    const client = clientOf(context, institution);
    const redirectUri = callbackUrl(context, request);
    const tokens = await exchangeCode(provider, client, { code, verifier: away.verifier, redirectUri });
    const identity = await identify({ provider, client, institution }, tokens, away.nonce);
    if ("problem" in identity) return refuse(identity.problem);
    const admission = await admit(context, request, { institution, identity });
    if (admission.outcome === "refused") return refuse(admission.why);
    return { ...admission, slug, next, cookies };
  } catch (error) {
    if (error instanceof ProviderRefusal) return refuse("provider");
    if (!(error instanceof ProviderError)) throw error;
    log.warn(error, "a provider could not be asked");
    return refuse("unreachable");
  }
}

interface Asked {
  provider: Provider;
  client: Client;
  institution: SingleSignOn;
}

async function identify(
  { provider, client, institution }: Asked,
  tokens: Tokens,
  nonce: string,
): Promise<Identity | { problem: string }> {
  if (tokens.idToken === null) throw new ProviderRefusal("no id_token");
  const claims = await readIdToken(provider, client, { idToken: tokens.idToken, nonce });
  const { sub } = claims;
  const all = { ...(await missingClaims(provider, institution, claims, tokens.accessToken)), ...claims };
  const vouched = vouchedEmail(all, institution.domains);
  if ("problem" in vouched) return vouched;
  const name =
    typeof all.name === "string" && all.name.trim() ? all.name.trim().slice(0, 200) : vouched.email;
  const claimed = institution.roleClaim
    ? roleOfClaim(all[institution.roleClaim], institution.claimRoles)
    : undefined;
  return {
    sub,
    email: vouched.email,
    name,
    claimed,
    tokens,
    factor: provedFactor(claims.amr, institution.asksForFactor),
    provenAt: provenAtOf(claims.auth_time),
  };
}

/** When the person entered a password there, in milliseconds; a provider that does not say has just asked. */
function provenAtOf(authTime: unknown, now = Date.now()): number {
  return typeof authTime === "number" ? Math.min(authTime * 1000, now) : now;
}

/** Many providers tell more when asked than they put into the token. */
async function missingClaims(
  provider: Provider,
  { roleClaim }: SingleSignOn,
  claims: { sub: string } & Record<string, unknown>,
  accessToken: string,
): Promise<Record<string, unknown>> {
  const needed = ["email", "name", ...(roleClaim ? [roleClaim] : [])];
  if (needed.every((name) => claims[name] !== undefined)) return {};
  return readUserinfo(provider, { accessToken, sub: claims.sub });
}
