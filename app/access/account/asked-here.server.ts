/**
 * Ties a mailed link to the request for it: it signs in only in the browser that asked, or with the code that was shown
 * there. So nobody can ask for a link and wait until somebody else follows it, or follow one that somebody else got.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { makeRateLimit } from "~/access/limits/rate-limit";
import { readableCode } from "~/access/links/secrets.server";
import { recall, remember } from "~/access/sign-in/sso/state.server";

type Context = Pick<AppLoadContext, "config">;

/** A code of 39 random bits to show where a link was asked for, such as "k7m2-q9rt". */
export const newRequestCode = (): string => readableCode(4);

/** A cookie by which the browser that asked is known again for ten minutes. */
export const rememberRequest = (context: Context, code: string): string =>
  remember(context, "mail", { code });

/** The secret of a link with a mark of the request it belongs to. */
export const tied = (context: Context, secret: string, code: string): string =>
  `${secret}.${markOf(context, secret, code)}`;

/** Wrong codes for one link, so that a stolen one is useless. */
const wrongCodes = makeRateLimit({ name: "codes of a mailed link", most: 10, seconds: 15 * 60 });

/**
 * @param typed the code from the page where the link was asked for; none: the browser must be the one that asked
 * @returns the secret of a link that belongs to this request; null if it belongs to another, or to none
 */
export function untied(context: Context, request: Request, link: string, typed?: string): string | null {
  const [secret = "", mark = ""] = link.split(".");
  const asked = typed ?? recall<{ code: string }>(context, "mail", request)?.code;
  if (asked === undefined || mark === "") return null;
  if (typed !== undefined && !wrongCodes.take(secret).allowed) return null;
  const own = Buffer.from(markOf(context, secret, asked));
  const given = Buffer.from(mark);
  return own.length === given.length && timingSafeEqual(own, given) ? secret : null;
}

/** Whether it looks like a link that this server mailed. */
export const isTied = (link: string): boolean => /^[\w-]+\.[\w-]{22}$/.test(link);

function markOf({ config }: Context, secret: string, code: string): string {
  const bare = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHmac("sha256", config.sessionSecret)
    .update(`mailed link\n${secret}\n${bare}`)
    .digest("base64url")
    .slice(0, 22);
}
