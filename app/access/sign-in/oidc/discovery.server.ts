/** What a provider says about itself: its addresses and the keys it signs with. */
import { createLocalJWKSet, type JSONWebKeySet } from "jose";
import { askProvider, isProviderAddress, ProviderError } from "./fetch.server";

export interface Provider {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  userinfoEndpoint: string | null;
  endSessionEndpoint: string | null;
  jwksUri: string;
}

const KEPT_MS = 60 * 60_000;
/** Keys change more often, and a new one must be found soon. */
const KEYS_KEPT_MS = 5 * 60_000;
const MOST_KEPT = 200;

type Kept<T> = Map<string, { value: T; until: number }>;
const providers: Kept<Provider> = new Map();
const keySets: Kept<JSONWebKeySet> = new Map();

/**
 * @param host what the app listens on: see isProviderAddress
 * @throws ProviderError
 */
export async function discover(issuer: string, host: string): Promise<Provider> {
  return keep(providers, `${host} ${issuer}`, KEPT_MS, async () => {
    if (!isProviderAddress(issuer, host)) throw new ProviderError("The issuer must be an https address.");
    const { status, body } = await askProvider(
      `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    );
    // A provider that calls itself otherwise could pass for another one.
    if (status !== 200 || body.issuer !== issuer)
      throw new ProviderError(`There is no provider at ${issuer} that calls itself that.`);
    const address = (name: string): string | null => {
      const value = body[name];
      return typeof value === "string" && isProviderAddress(value, host) ? value : null;
    };
    const required = (name: string): string => {
      const value = address(name);
      if (value === null) throw new ProviderError(`The provider does not say its ${name}.`);
      return value;
    };
    return {
      issuer,
      authorizationEndpoint: required("authorization_endpoint"),
      tokenEndpoint: required("token_endpoint"),
      userinfoEndpoint: address("userinfo_endpoint"),
      endSessionEndpoint: address("end_session_endpoint"),
      jwksUri: required("jwks_uri"),
    };
  });
}

/** The keys that the provider signs with. @throws ProviderError */
export async function keysOf({ jwksUri }: Provider) {
  const keySet = await keep(keySets, jwksUri, KEYS_KEPT_MS, async () => {
    const { status, body } = await askProvider(jwksUri);
    if (status !== 200 || !Array.isArray(body.keys)) throw new ProviderError("The provider has no keys.");
    return body as unknown as JSONWebKeySet;
  });
  return createLocalJWKSet(keySet);
}

async function keep<T>(kept: Kept<T>, key: string, ms: number, read: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.value;
  const value = await read();
  kept.delete(key);
  kept.set(key, { value, until: Date.now() + ms });
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return value;
}
