import { asc, eq, sql } from "drizzle-orm";
import { type FactorRule, providerOf } from "~/domain/sign-in";
import type { Role } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import {
  accounts,
  collaboratives,
  passkeys,
  roles,
  sessions,
  singleSignOn,
  twoFactors,
  users,
} from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Of whom the collaborative requires a second factor, and since when. */
export async function readFactorRule(db: TenantDb): Promise<FactorRule> {
  const [stored] = await db.tx
    .select({ from: collaboratives.secondFactorFrom, everyone: collaboratives.secondFactorForAll })
    .from(collaboratives)
    .where(eq(collaboratives.id, db.collaborativeId))
    // Not the strongest lock: rows that refer to the collaborative can still be written.
    .for("no key update");
  return stored ?? { from: null, everyone: false };
}

/** @returns whether anything changed */
export async function writeFactorRule(db: TenantDb, rule: FactorRule): Promise<boolean> {
  const before = contentOf(await readFactorRule(db));
  const after = contentOf(rule);
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  await db.tx.update(collaboratives).set(after).where(eq(collaboratives.id, db.collaborativeId));
  await record(db, [
    {
      subject: "collaborative",
      itemId: db.collaborativeId,
      before,
      after,
    },
  ]);
  return true;
}

/** As it is stored, and kept in the history. */
const contentOf = ({ from, everyone }: FactorRule) => ({
  secondFactorFrom: from,
  secondFactorForAll: everyone,
});

/** Those of whom a second factor can be required, and whether each could sign in with more than a password. */
export async function listGuarded(db: TenantDb): Promise<{ name: string; role: Role; ready: boolean }[]> {
  return db.tx
    .select({
      name: users.name,
      role: roles.role,
      ready: sql<boolean>`${users.demo}
        or exists (select from ${twoFactors} where ${twoFactors.userId} = ${users.id} and ${twoFactors.verified})
        or exists (select from ${passkeys} where ${passkeys.userId} = ${users.id})
        or exists (select from ${accounts} where ${accounts.userId} = ${users.id}
          and ${accounts.providerId} = ${providerOf(db.collaborativeId)}
          and (exists (select from ${singleSignOn} where ${singleSignOn.asksForFactor})
            or exists (select from ${sessions} where ${sessions.userId} = ${users.id}
              and ${sessions.method} = 'sso_factor')))`,
    })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(eq(roles.collaborativeId, db.collaborativeId))
    .orderBy(asc(users.name), asc(users.id));
}
