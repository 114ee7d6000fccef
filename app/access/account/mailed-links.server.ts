import type { AppLoadContext } from "@remix-run/node";
import { browserHeaders, challengeOf, cookiesOf } from "~/access/sign-in/calls.server";
import { notFound } from "~/access/visit.server";
import { findAccount } from "~/records/people/accounts.server";
import { isTied, tied, untied } from "./asked-here.server";
import { type Addressee, inLobby } from "./attempts.server";

type Context = Pick<AppLoadContext, "config" | "database" | "auth" | "clientIp">;

/**
 * Makes a link that signs in, to mail. Only for addresses that were proved: otherwise the link would hand somebody
 * else's account to the owner of the mailbox, or the other way around.
 * @param code by which the browser that asks is known again
 * @returns null for all others; callers answer all the same
 */
export async function signInByMail(
  context: Context,
  email: string,
  code: string,
): Promise<(Addressee & { token: string }) | null> {
  const { database, auth, clientIp } = context;
  const account = await inLobby(database, (lobby) => findAccount(lobby, email));
  if (!account || account.demo || !account.emailVerified) return null;
  return new Promise((resolve, reject) => {
    const send = (token: string) =>
      resolve({ name: account.name, email: account.email, token: tied(context, token, code) });
    auth.api
      .signInMagicLink({
        body: { email: account.email, metadata: { send } },
        headers: browserHeaders(clientIp),
      })
      .then(() => resolve(null), reject);
  });
}

/**
 * Uses up a mailed link and signs in, or leads to the code that the account asks for as well.
 * @param typed the code shown where the link was asked for, in another browser than that
 * @returns the headers with the session, or with what the code needs; "elsewhere" if this browser did not ask for the
 * link and the code is missing or wrong, which leaves the link as it is
 * @throws 404 if it is used or expired
 */
export async function followMailedLink(
  context: Context,
  request: Request,
  { link, typed }: { link: string; typed?: string },
): Promise<{ headers: Headers; codeNeeded: boolean } | "elsewhere"> {
  const { auth, clientIp } = context;
  if (!isTied(link)) throw noLonger();
  const token = untied(context, request, link, typed);
  if (token === null) return "elsewhere";
  const response = await auth.api.magicLinkVerify({
    query: { token },
    headers: browserHeaders(clientIp, request.headers),
    asResponse: true,
  });
  // It answers an unusable link with a redirect.
  if (!response.ok) throw noLonger();
  const { twoFactorRedirect = false } = (await response.json()) as { twoFactorRedirect?: boolean };
  const { name } = (await auth.$context).authCookies.sessionToken;
  const headers = twoFactorRedirect ? challengeOf(response.headers, name) : cookiesOf(response.headers);
  return { headers, codeNeeded: twoFactorRedirect };
}

const noLonger = () =>
  notFound("This link has been used or has expired. Ask for a new one on the sign-in page.");
