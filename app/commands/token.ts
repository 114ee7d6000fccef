import { newSecret } from "~/access/links/secrets.server";
import { inOrder, SCOPES } from "~/domain/programs/scopes";
import { isMemberRole, ROLES, type Role } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { BY_SLUG } from "~/records/collaboratives/collaboratives.server";
import { isNetwork } from "~/records/networks/network.server";
import { addToken } from "~/records/people/tokens.server";
import { openTenant } from "~db/door";
import { rowsOf } from "~db/rows";
import { CommandError, readOptions } from "./arguments";
import { COMMAND_LINE, type CommandContext } from "./command";

/** `npm run token`: makes an API token. It is the last line printed and is not shown again. */
export async function token({ database, args, print }: CommandContext): Promise<void> {
  const options = readOptions(args, ["collaborative", "role", "member?", "days?", "scopes?"]);
  const role = options.role as Role;
  if (!ROLES.includes(role)) throw new CommandError(`--role takes one of ${ROLES.join(", ")}.`);
  const needsMember = isMemberRole(role);
  if (needsMember !== (options.member !== undefined))
    throw new CommandError(
      needsMember ? `The role ${role} needs --member.` : `The role ${role} takes no --member.`,
    );
  const days = options.days === undefined ? null : Number(options.days);
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3650))
    throw new CommandError("--days takes a whole number from 1 to 3650.");
  const scopes = options.scopes?.split(",").map((scope) => scope.trim());
  if (scopes && inOrder(scopes).length !== scopes.length)
    throw new CommandError(`--scopes takes one or more of ${SCOPES.join(",")}, each once.`);

  const slug = options.collaborative ?? "";
  const [collaborative] = await database.asOwner(async (tx) =>
    rowsOf<{ id: string }>(await tx.execute(BY_SLUG(slug))),
  );
  if (!collaborative) throw new CommandError(`There is no collaborative “${slug}”.`);
  const { secret, hash } = newSecret("tidemark");
  const expiresAt = days === null ? null : new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  await openTenant(database, { collaborativeId: collaborative.id, actor: COMMAND_LINE }, async (db) => {
    if (await isNetwork(db)) throw new CommandError(`“${slug}” is a network, which has no tokens.`);
    const { members } = await readCatalog(db);
    const member = members.find(({ slug }) => slug === options.member);
    if (needsMember && !member) throw new CommandError(`There is no member “${options.member}”.`);
    await addToken(db, {
      secretHash: hash,
      name: `${role} token`,
      role,
      memberId: member?.id ?? null,
      expiresAt,
      ...(scopes && { scopes: inOrder(scopes) }),
    });
  });
  const validity = expiresAt ? `until ${expiresAt.toISOString().slice(0, 10)}` : "until revoked";
  const holder = options.member === undefined ? role : `${role} of ${options.member}`;
  const limits = scopes ? ` (${inOrder(scopes).join(", ")})` : "";
  print(`A token for ${slug} as ${holder}${limits}, valid ${validity}. It is shown only once:`);
  print(secret);
}
