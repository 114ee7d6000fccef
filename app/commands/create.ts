import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { newSecret } from "~/access/links/secrets.server";
import { standardPolicy } from "~/domain/disclosure/presets";
import { SLUG } from "~/domain/members/member";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import { createCollaborative } from "~/records/collaboratives/collaboratives.server";
import { addInvitation } from "~/records/people/invitations.server";
import { openTenant } from "~db/door";
import {
  STANDARD_DIMENSIONS,
  STANDARD_MEASURES,
  STANDARD_METRICS,
  STANDARD_RUBRIC,
} from "../../seeds/library";
import { CommandError, readOptions } from "./arguments";
import { COMMAND_LINE, type CommandContext } from "./command";
import { createNetworkCommand, INVITATION_DAYS } from "./create-network";

const schema = z.object({
  collaborative: z.string().trim().min(1, "--collaborative needs a name."),
  slug: z
    .string()
    .regex(SLUG, "--slug takes lowercase letters, digits, and single hyphens, such as river-city.")
    .max(60),
  baseline: z.coerce
    .number("--baseline takes a year, such as 2024.")
    .int()
    .min(FIRST_YEAR, `--baseline takes a year from ${FIRST_YEAR} on.`)
    .max(LAST_YEAR, `--baseline takes a year up to ${LAST_YEAR}.`),
  admin: z.email("--admin takes an email address."),
});

/**
 * `npm run create`: creates an empty collaborative with the standard library, or with `--network` a learning exchange, and
 * prints an invitation link.
 */
export async function create(context: CommandContext): Promise<void> {
  const { database, config, args, print } = context;
  if (args.some((arg) => /^--network(=|$)/.test(arg)))
    return createNetworkCommand(context, readOptions(args, ["network", "slug", "admin"]));
  const options = readOptions(args, ["collaborative", "slug", "baseline", "admin"]);
  const parsed = schema.safeParse(options);
  if (!parsed.success)
    throw new CommandError(parsed.error.issues[0]?.message ?? "The options are not valid.");
  const { collaborative, slug, baseline, admin } = parsed.data;
  const { secret, hash } = newSecret("invite");
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
  try {
    await openTenant(database, { collaborativeId: uuidv7(), actor: COMMAND_LINE }, async (db) => {
      await createCollaborative(db, {
        profile: {
          slug,
          name: collaborative,
          place: "",
          about: null,
          baselineYear: baseline,
          locale: "en-US",
          currency: "USD",
          policy: standardPolicy("anonymous_peers"),
        },
        measures: STANDARD_MEASURES,
        metrics: STANDARD_METRICS,
        dimensions: STANDARD_DIMENSIONS,
        rubric: STANDARD_RUBRIC,
      });
      await addInvitation(db, {
        secretHash: hash,
        email: admin,
        role: "backbone",
        memberId: null,
        expiresAt,
      });
    });
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    if (code === "23505" || cause?.code === "23505")
      throw new CommandError(`There is already a collaborative “${slug}”.`);
    throw error;
  }
  const origin = config.appUrl ?? `http://${config.host}:${config.port}`;
  print(`Created ${collaborative} (/c/${slug}), baseline year ${baseline}.`);
  print(`Invitation for ${admin}, valid once within ${INVITATION_DAYS} days:`);
  print(`${origin}/invitation/${secret}`);
}
