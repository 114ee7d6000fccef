/** What is remembered while a person is away at their institution or their inbox: sealed in a cookie, for ten minutes. */
import { randomBytes } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { parseCookies } from "better-auth/cookies";
import { seal, unseal } from "~/access/sign-in/sealed.server";

type Context = Pick<AppLoadContext, "config">;
type Stash = Pick<AppLoadContext, "config" | "auth">;

const MINUTES = 10;
const NAMES = {
  state: "tidemark.sso_state",
  link: "tidemark.sso_link",
  out: "tidemark.sso_out",
  mail: "tidemark.mailed",
} as const;
type Kind = keyof typeof NAMES;

export function remember({ config }: Context, kind: Kind, what: object): string {
  const text = JSON.stringify({ ...what, kind, until: Date.now() + MINUTES * 60_000 });
  return cookie({ config }, kind, seal(config.sessionSecret, "sign-in state", text), MINUTES * 60);
}

export const forget = (context: Context, kind: Kind): string => cookie(context, kind, "", 0);

export function recall<T>({ config }: Context, kind: Kind, request: Request): T | null {
  const sealed = parseCookies(request.headers.get("cookie") ?? "").get(NAMES[kind]);
  const text = sealed ? unseal(config.sessionSecret, "sign-in state", sealed) : null;
  if (text === null) return null;
  const what = JSON.parse(text) as { kind: string; until: number };
  return what.kind === kind && what.until > Date.now() ? (what as T) : null;
}

/** Keeps more than fits into a cookie. @returns the word to find it by, for ten minutes */
export async function stash({ config, auth }: Stash, what: object): Promise<string> {
  const key = `sso-${randomBytes(24).toString("base64url")}`;
  await (await auth.$context).internalAdapter.createVerificationValue({
    identifier: key,
    value: seal(config.sessionSecret, "sign-in state", JSON.stringify(what)),
    expiresAt: new Date(Date.now() + MINUTES * 60_000),
  });
  return key;
}

export async function readStash<T>({ config, auth }: Stash, key: string): Promise<T | null> {
  const stored = await (await auth.$context).internalAdapter.findVerificationValue(key);
  if (!stored || stored.expiresAt < new Date()) return null;
  const text = unseal(config.sessionSecret, "sign-in state", stored.value);
  return text === null ? null : (JSON.parse(text) as T);
}

/** @returns false if somebody else has taken it */
export async function dropStash({ auth }: Stash, key: string): Promise<boolean> {
  return (await (await auth.$context).internalAdapter.consumeVerificationValue(key)) !== null;
}

function cookie({ config }: Context, kind: Kind, value: string, seconds: number): string {
  const secure = config.appUrl?.startsWith("https:") ? "; Secure" : "";
  return `${NAMES[kind]}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
