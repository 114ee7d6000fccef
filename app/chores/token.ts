import type { Database } from "~db/client";
import { openTenant } from "~db/door";
import { rowsOf } from "~db/rows";
import { newSecret } from "../access/secrets.server";
import { ROLES, type Role } from "../domain/types";
import { readCatalog } from "../records/catalog.server";
import { BY_SLUG } from "../records/collaboratives.server";
import { addToken } from "../records/tokens.server";
import type { ChoreSettings } from "../settings";
import { ChoreError, readOptions } from "./arguments";
import { ACTOR } from "./create";

/** `npm run token`: a token for programs, shown once; the last word printed is the token. */
export async function token(
  database: Database,
  _settings: ChoreSettings,
  args: string[],
  print: (line: string) => void,
): Promise<void> {
  const options = readOptions(args, ["collaborative", "role", "member?", "days?"]);
  const role = options.role as Role;
  if (!ROLES.includes(role)) throw new ChoreError(`--role takes one of ${ROLES.join(", ")}.`);
  const ofMember = role === "executive" || role === "data_lead";
  if (ofMember !== (options.member !== undefined))
    throw new ChoreError(
      ofMember ? `The role ${role} needs --member.` : `The role ${role} takes no --member.`,
    );
  const days = options.days === undefined ? null : Number(options.days);
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3650))
    throw new ChoreError("--days takes a whole number from 1 to 3650.");

  const slug = options.collaborative ?? "";
  const [found] = await database.asOwner(async (tx) =>
    rowsOf<{ id: string }>(await tx.execute(BY_SLUG(slug))),
  );
  if (!found) throw new ChoreError(`There is no collaborative “${slug}”.`);
  const { secret, hash } = newSecret("tidemark");
  const expiresAt = days === null ? null : new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  await openTenant(database, { collaborativeId: found.id, actor: ACTOR }, async (db) => {
    const { members } = await readCatalog(db);
    const member = members.find((one) => one.slug === options.member);
    if (ofMember && !member) throw new ChoreError(`There is no member “${options.member}”.`);
    await addToken(db, {
      secretHash: hash,
      name: `${role} token`,
      role,
      memberId: member?.id ?? null,
      expiresAt,
    });
  });
  const until = expiresAt ? `until ${expiresAt.toISOString().slice(0, 10)}` : "without end";
  print(`A token for ${slug} as ${role}${member(options.member)}, valid ${until}. It is shown only now:`);
  print(secret);
}

const member = (slug: string | undefined) => (slug ? ` of ${slug}` : "");
