/** Who may change how an account is signed in to. */

import type { Person } from "~/access/auth.server";
import { forbidden, type RouteArgs, requirePerson } from "~/access/visit.server";

/**
 * The signed-in person, if they may change how they sign in.
 * @throws a redirect to sign-in; 403 for demo accounts, and for sessions that an institution vouches for: whoever runs
 * its sign-in must not be able to open the person's other collaboratives with a factor of their own
 */
export async function requireOwner(args: Omit<RouteArgs, "params">): Promise<Person> {
  const person = await requirePerson(args);
  const why = await cannotChange(args, person);
  if (why) throw forbidden(why);
  return person;
}

/** Why a person cannot change it, in a sentence; null if they can. */
export async function cannotChange(
  { request, context }: Omit<RouteArgs, "params">,
  person: Person,
): Promise<string | null> {
  if (person.demo) return "Demo accounts are shared, so the way to sign in to them cannot be changed.";
  const session = await context.auth.api.getSession({ headers: request.headers });
  if (session?.session.providerId)
    return "You signed in through your institution. To change this, sign out and sign in with your password.";
  return null;
}
