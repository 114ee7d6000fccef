import { parseAddress } from "~/domain/web-address";
import { paths } from "~/paths";

/** Where a person goes who has just signed in: where they were going, or to where they begin. */
export function afterSignIn(request: Pick<Request, "url">): string {
  const next = safeNext(request);
  return next === "/" ? BEGIN : next;
}

/** Leads to the landing page of the only collaborative or network that a person has, or else to the list. */
export const BEGIN = paths.home({ start: 1 });

/** Leads to where a person begins in one collaborative, whatever others they have. */
export const beginIn = (slug: string): string => paths.home({ start: slug });

/** The address to continue to after sign-in, never on another site. */
export function safeNext(request: Pick<Request, "url">): string {
  const next = new URL(request.url).searchParams.get("next") ?? "/";
  // Read as a browser reads it, which drops tabs and line ends and takes a backslash for a slash.
  const own = "http://own";
  const read = next.startsWith("/") ? parseAddress(next, own) : null;
  if (read === null) return "/";
  const { origin, pathname, search, hash } = read;
  return origin === own && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
