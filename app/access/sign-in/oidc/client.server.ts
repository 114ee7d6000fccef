/** Talks OpenID Connect with a provider: authorization code with PKCE, state, and nonce. */
import { createHash, randomBytes } from "node:crypto";
import { errors, type JWTPayload, jwtVerify } from "jose";
import { keysOf, type Provider } from "./discovery.server";
import { askProvider, ProviderError } from "./fetch.server";

export interface Client {
  clientId: string;
  clientSecret: string;
}

/** What must be the same when the person comes back. */
export interface Handshake {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Tokens {
  idToken: string | null;
  accessToken: string;
  refreshToken: string | null;
}

/** The provider says no: to this person or this code, not for a passing reason. */
export class ProviderRefusal extends Error {
  override name = "ProviderRefusal";
}

const random = () => randomBytes(32).toString("base64url");
export const newHandshake = (): Handshake => ({ state: random(), nonce: random(), verifier: random() });

export function authorizationUrl(
  provider: Provider,
  { clientId }: Client,
  { state, nonce, verifier, redirectUri, again }: Handshake & { redirectUri: string; again: boolean },
): string {
  const url = new URL(provider.authorizationEndpoint);
  // Google has its own way to ask for a refresh token, and refuses the scope of all others.
  const google = url.hostname === "accounts.google.com";
  const values = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: google ? "openid email profile" : "openid email profile offline_access",
    state,
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  // Who is there now, not who was this morning. Google knows no such question.
  if (again && !google) {
    url.searchParams.set("prompt", "login");
    url.searchParams.set("max_age", "0");
  }
  if (google) {
    url.searchParams.set("access_type", "offline");
    url.searchParams.set("prompt", "consent");
  }
  return url.href;
}

/** @throws ProviderRefusal, ProviderError */
export function exchangeCode(
  provider: Provider,
  client: Client,
  { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
): Promise<Tokens> {
  const body = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier };
  return askForTokens(provider, client, body);
}

/** @throws ProviderRefusal if the person no longer has access, ProviderError */
export function refresh(provider: Provider, client: Client, refreshToken: string): Promise<Tokens> {
  return askForTokens(provider, client, { grant_type: "refresh_token", refresh_token: refreshToken });
}

/** What a provider answers about a person, a code, or a token. "invalid_client" is about the settings. */
const ABOUT_THE_PERSON = ["invalid_grant", "access_denied", "interaction_required", "login_required"];

async function askForTokens(
  { tokenEndpoint }: Provider,
  { clientId, clientSecret }: Client,
  fields: Record<string, string>,
): Promise<Tokens> {
  const credentials = [clientId, clientSecret].map(encodeURIComponent).join(":");
  const { status, body } = await askProvider(tokenEndpoint, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
      accept: "application/json",
    },
    body: new URLSearchParams(fields),
  });
  const text = (name: string) => (typeof body[name] === "string" ? (body[name] as string) : null);
  const accessToken = text("access_token");
  if (status === 200 && accessToken)
    return { idToken: text("id_token"), accessToken, refreshToken: text("refresh_token") };
  const error = text("error") ?? "";
  if (status < 500 && ABOUT_THE_PERSON.includes(error)) throw new ProviderRefusal(error);
  throw new ProviderError(`The provider refused: ${error.slice(0, 60) || status}.`);
}

/** How far the provider's clock may be off. */
const CLOCK_SECONDS = 60;
const ALGORITHMS = ["RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512", "EdDSA"];

/**
 * What a provider says about a person, once its signature, issuer, audience, age, and nonce are right.
 * @param nonce null for a token that came with a refresh
 * @throws ProviderRefusal
 */
export async function readIdToken(
  provider: Provider,
  { clientId }: Client,
  { idToken, nonce }: { idToken: string; nonce: string | null },
): Promise<JWTPayload & { sub: string }> {
  const keys = await keysOf(provider);
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer: provider.issuer,
      audience: clientId,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_SECONDS,
      maxTokenAge: "10 minutes",
      requiredClaims: ["exp", "sub"],
    });
    const many = Array.isArray(payload.aud) && payload.aud.length > 1;
    if ((many || payload.azp !== undefined) && payload.azp !== clientId) throw new ProviderRefusal("azp");
    if (nonce !== null && payload.nonce !== nonce) throw new ProviderRefusal("nonce");
    return payload as JWTPayload & { sub: string };
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new ProviderRefusal(error.code);
    throw error;
  }
}

/** What else the provider says about the person. @throws ProviderRefusal, ProviderError */
export async function readUserinfo(
  { userinfoEndpoint }: Provider,
  { accessToken, sub }: { accessToken: string; sub: string },
): Promise<Record<string, unknown>> {
  if (userinfoEndpoint === null) return {};
  const { status, body } = await askProvider(userinfoEndpoint, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/json" },
  });
  if (status === 401 || status === 403) throw new ProviderRefusal("userinfo");
  if (status !== 200) throw new ProviderError("The provider does not say who this is.");
  // Otherwise an access token of somebody else could be slipped in.
  if (body.sub !== sub) throw new ProviderRefusal("sub");
  return body;
}
