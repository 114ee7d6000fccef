import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { newSecret } from "~/access/links/secrets.server";
import { SLUG } from "~/domain/members/member";
import { createNetwork } from "~/records/networks/network.server";
import { inviteToNetwork } from "~/records/networks/people.server";
import { openTenant } from "~db/door";
import { CommandError } from "./arguments";
import { COMMAND_LINE, type CommandContext } from "./command";

export const INVITATION_DAYS = 14;

const schema = z.object({
  network: z.string().trim().min(1, "--network needs a name.").max(120),
  slug: z
    .string("--slug is missing.")
    .regex(SLUG, "--slug takes lowercase letters, digits, and single hyphens, such as river-city.")
    .max(60),
  admin: z.email("--admin takes an email address."),
});

/** `npm run create -- --network …`: creates an empty network and prints an invitation for its coordinator. */
export async function createNetworkCommand(
  { database, config, print }: CommandContext,
  options: Record<string, string | undefined>,
): Promise<void> {
  const parsed = schema.safeParse(options);
  if (!parsed.success)
    throw new CommandError(parsed.error.issues[0]?.message ?? "The options are not valid.");
  const { network: name, slug, admin } = parsed.data;
  const { secret, hash } = newSecret("invite");
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
  try {
    await openTenant(database, { collaborativeId: uuidv7(), actor: COMMAND_LINE }, async (db) => {
      await createNetwork(db, { slug, name, year: new Date().getUTCFullYear() });
      await inviteToNetwork(db, {
        secretHash: hash,
        email: admin.toLowerCase(),
        role: "coordinator",
        representativeId: null,
        expiresAt,
      });
    });
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    if (code === "23505" || cause?.code === "23505")
      throw new CommandError(`There is already a collaborative or network “${slug}”.`);
    throw error;
  }
  const origin = config.appUrl ?? `http://${config.host}:${config.port}`;
  print(`Created the network ${name} (/n/${slug}).`);
  print(`Invitation for ${admin} as its coordinator, valid once within ${INVITATION_DAYS} days:`);
  print(`${origin}/invitation/${secret}`);
}
