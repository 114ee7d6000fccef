/** Asks for the password once more before the ways to sign in change. */
import type { AppLoadContext } from "@remix-run/node";
import { and, eq, isNotNull } from "drizzle-orm";
import { checkPassword } from "~/access/account/attempts.server";
import type { Person } from "~/access/auth.server";
import { outOfReach } from "~/access/unavailable.server";
import { accounts } from "~db/schema";
import { waitOf } from "./calls.server";

type Context = Pick<AppLoadContext, "auth" | "database" | "clientIp" | "post">;

export type Refused = { outcome: "refused" } | { outcome: "too many attempts"; retryAfterSeconds: number };

/** Without a password, having signed in so recently is the proof. */
const RECENT_MS = 15 * 60_000;

/** @returns null if the password is right */
export async function checkOwnPassword(
  context: Context,
  request: Request,
  { person, password }: { person: Pick<Person, "id" | "email">; password: string },
): Promise<Refused | null> {
  if (!(await hasPassword(context, person.id)))
    return (await signedInRecently(context, request)) ? null : { outcome: "refused" };
  const checked = await checkPassword(context, person, password);
  return checked.outcome === "right" ? null : checked;
}

/** Why a call was refused. @throws 503 if the database did not answer */
export function refusalOf(response: Response): Refused {
  const wait = waitOf(response);
  if (wait !== null) return { outcome: "too many attempts", retryAfterSeconds: wait };
  if (response.status >= 500) throw outOfReach();
  return { outcome: "refused" };
}

async function hasPassword({ database }: Context, userId: string): Promise<boolean> {
  const [stored] = await database.db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), isNotNull(accounts.password)));
  return stored !== undefined;
}

async function signedInRecently({ auth }: Context, request: Request): Promise<boolean> {
  const session = await auth.api.getSession({ headers: request.headers });
  return session !== null && Date.now() - session.session.createdAt.getTime() < RECENT_MS;
}
