/** Asks institutions, at most once an hour for each person, whether the people they vouched for still have access. */
import type { AppLoadContext } from "@remix-run/node";
import { and, eq, isNull, like, lt, or, sql } from "drizzle-orm";
import { noteChange } from "~/access/sign-in/events.server";
import {
  ProviderRefusal,
  readIdToken,
  readUserinfo,
  refresh,
  type Tokens,
} from "~/access/sign-in/oidc/client.server";
import { discover, type Provider } from "~/access/sign-in/oidc/discovery.server";
import { ProviderError } from "~/access/sign-in/oidc/fetch.server";
import { seal, unseal } from "~/access/sign-in/sealed.server";
import { roleOfClaim } from "~/domain/single-sign-on";
import { log } from "~/log.server";
import { readSingleSignOn, type SingleSignOn } from "~/records/people/single-sign-on.server";
import type { Database } from "~db/client";
import { openTenant } from "~db/door";
import { accounts, sessions } from "~db/schema";

type Context = Pick<AppLoadContext, "config" | "database">;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** With the pass in the background, nobody goes unchecked for an hour. */
const CHECKED_FOR_MS = 50 * MINUTE;
/** While a check runs, others go on as if it had been done. */
const LEASE_MS = MINUTE / 2;
/** A provider that cannot be reached is asked again after this, and trusted no longer than that. */
const RETRY_MS = 5 * MINUTE;
const PATIENCE_MS = 24 * HOUR;

/** Thrown where a check cannot be made at once. */
export class CheckDue extends Error {
  override name = "CheckDue";
  constructor(
    readonly userId: string,
    readonly providerId: string,
  ) {
    super("the institution must be asked first");
  }
}

export const isCheckDue = (checkedAt: number | null, now = Date.now()): boolean =>
  checkedAt === null || checkedAt < now - CHECKED_FOR_MS;

type Whom = Pick<CheckDue, "userId" | "providerId">;

/** Checks a person if it is due. If they have lost access, their sessions end. @returns whether they still have it */
export async function checkAccess(context: Context, whom: Whom): Promise<boolean> {
  const account = await claimCheck(context, whom);
  if (account === "fresh") return true;
  const why = account === null ? "not linked" : await problemWith(context, whom, account);
  if (why === null) return true;
  await endSessions(context, whom);
  // Nobody asked for it: the check has no address.
  const from = { database: context.database, clientIp: "" };
  await noteChange(from, { event: "single sign-on ended", userId: whom.userId, why });
  return false;
}

type Account = typeof accounts.$inferSelect;
const ofPerson = ({ userId, providerId }: Whom) =>
  and(eq(accounts.userId, userId), eq(accounts.providerId, providerId));

/** Of several requests and processes, one asks. */
async function claimCheck({ database }: Context, whom: Whom): Promise<Account | "fresh" | null> {
  const [account] = await database.db.select().from(accounts).where(ofPerson(whom));
  if (!account) return null;
  const before = account.checkedAt;
  if (!isCheckDue(before?.getTime() ?? null)) return "fresh";
  const claimed = await database.db
    .update(accounts)
    .set({ checkedAt: new Date(Date.now() - CHECKED_FOR_MS + LEASE_MS) })
    .where(
      and(eq(accounts.id, account.id), before ? eq(accounts.checkedAt, before) : isNull(accounts.checkedAt)),
    )
    .returning({ id: accounts.id });
  return claimed.length > 0 ? account : "fresh";
}

/** @returns why the person has lost access; null if they have not, or if nobody can tell yet */
async function problemWith(context: Context, whom: Whom, account: Account): Promise<string | null> {
  const { config, database } = context;
  const collaborativeId = whom.providerId.slice("sso:".length);
  const actor = { name: "Single sign-on", userId: null };
  const settings = await openTenant(database, { collaborativeId, actor }, readSingleSignOn);
  if (settings === null) return "single sign-on removed";
  const token = account.refreshToken && unseal(config.sessionSecret, "provider tokens", account.refreshToken);
  // A provider that gives none cannot be asked: people sign in there again, often without noticing.
  if (!token) return "no refresh token";
  try {
    const provider = await discover(settings.issuer, config.host);
    const clientSecret = unseal(config.sessionSecret, "client secret", settings.clientSecret) ?? "";
    const client = { clientId: settings.clientId, clientSecret };
    const tokens = await refresh(provider, client, token);
    if (!(await stillHasRole({ provider, client, settings }, tokens, account.accountId))) return "no role";
    await keepRefreshed(context, account, tokens);
    return null;
  } catch (error) {
    if (error instanceof ProviderRefusal) return `refused: ${error.message}`;
    if (!(error instanceof ProviderError)) throw error;
    log.warn(error, "a provider could not be asked");
    if (Date.now() - account.updatedAt.getTime() > PATIENCE_MS) return "unreachable for a day";
    const checkedAt = new Date(Date.now() - CHECKED_FOR_MS + RETRY_MS);
    await database.db.update(accounts).set({ checkedAt }).where(eq(accounts.id, account.id));
    return null;
  }
}

interface Asked {
  provider: Provider;
  client: { clientId: string; clientSecret: string };
  settings: SingleSignOn;
}

async function stillHasRole({ provider, client, settings }: Asked, tokens: Tokens, sub: string) {
  const { roleClaim, claimRoles } = settings;
  const claims: Record<string, unknown> = tokens.idToken
    ? await readIdToken(provider, client, { idToken: tokens.idToken, nonce: null })
    : {};
  if (claims.sub !== undefined && claims.sub !== sub) throw new ProviderRefusal("sub");
  if (roleClaim === null) return true;
  const claim =
    claims[roleClaim] ?? (await readUserinfo(provider, { accessToken: tokens.accessToken, sub }))[roleClaim];
  return roleOfClaim(claim, claimRoles) !== null;
}

async function keepRefreshed({ config, database }: Context, account: Account, tokens: Tokens) {
  const { refreshToken, idToken } = tokens;
  const now = new Date();
  const sealed = (token: string) => seal(config.sessionSecret, "provider tokens", token);
  await database.db
    .update(accounts)
    .set({
      checkedAt: now,
      updatedAt: now,
      // Many providers give a new one each time and refuse the old one.
      refreshToken: refreshToken ? sealed(refreshToken) : account.refreshToken,
      idToken: idToken ? sealed(idToken) : account.idToken,
    })
    .where(eq(accounts.id, account.id));
}

async function endSessions({ database }: Context, { userId, providerId }: Whom): Promise<void> {
  await database.db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.providerId, providerId)));
}

/** Checks everyone who has a session and was last checked almost an hour ago. @returns how many were checked */
export async function checkEveryone(context: Context): Promise<number> {
  const due = await dueChecks(context.database);
  for (const whom of due)
    await checkAccess(context, whom).catch((error) => log.warn(error, "access could not be checked"));
  return due.length;
}

const MOST_AT_ONCE = 500;

async function dueChecks({ db }: Database): Promise<Whom[]> {
  const longAgo = new Date(Date.now() - CHECKED_FOR_MS);
  return db
    .select({ userId: accounts.userId, providerId: accounts.providerId })
    .from(accounts)
    .where(
      and(
        like(accounts.providerId, "sso:%"),
        or(isNull(accounts.checkedAt), lt(accounts.checkedAt, longAgo)),
        sql`exists (select from ${sessions} where ${sessions.userId} = ${accounts.userId}
          and ${sessions.providerId} = ${accounts.providerId})`,
      ),
    )
    .orderBy(accounts.checkedAt)
    .limit(MOST_AT_ONCE);
}

const EVERY_MS = 5 * MINUTE;

/** Checks in the background, so that sessions end that nobody uses. */
export function scheduleChecks(context: Context) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  return {
    start() {
      timer = setInterval(() => {
        running = running
          .then(() => checkEveryone(context))
          .catch((error) => log.warn(error, "access could not be checked"));
      }, EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
