/** Begins a session for someone whom an institution vouches for. */
import type { AppLoadContext } from "@remix-run/node";
import { shortUserAgent, signatureOf } from "./calls.server";

type Context = Pick<AppLoadContext, "auth" | "clientIp">;

/** @returns the cookie with the session, signed as better-auth signs it */
export async function beginSession(
  { auth, clientIp }: Context,
  {
    userId,
    providerId,
    userAgent,
    provenAt,
    factor,
  }: { userId: string; providerId: string; userAgent: string | null; provenAt: Date; factor: boolean },
): Promise<string> {
  const { internalAdapter, authCookies, secret } = await auth.$context;
  const session = await internalAdapter.createSession(
    userId,
    false,
    {
      providerId,
      method: factor ? "sso_factor" : "sso",
      provenAt,
      ipAddress: clientIp,
      userAgent: shortUserAgent(userAgent),
    },
    // Otherwise it would count as proved just now.
    true,
  );
  const { name, attributes } = authCookies.sessionToken;
  const seconds = Math.floor((new Date(session.expiresAt).getTime() - Date.now()) / 1000);
  const secure = attributes.secure ? "; Secure" : "";
  const value = encodeURIComponent(`${session.token}.${signatureOf(session.token, secret)}`);
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
