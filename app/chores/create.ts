import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Database } from "~db/client";
import { openTenant } from "~db/door";
import {
  STANDARD_DIMENSIONS,
  STANDARD_MEASURES,
  STANDARD_METRICS,
  STANDARD_RUBRIC,
} from "../../seeds/library";
import { newSecret } from "../access/secrets.server";
import { standardPolicy } from "../domain/policies";
import { createCollaborative } from "../records/collaboratives.server";
import { addInvitation } from "../records/invitations.server";
import type { ChoreSettings } from "../settings";
import { ChoreError, readOptions } from "./arguments";

const INVITATION_DAYS = 14;
export const ACTOR = { name: "Command line", userId: null };

const schema = z.object({
  collaborative: z.string().trim().min(1, "--collaborative needs a name."),
  slug: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      "--slug takes small letters, digits and single hyphens, such as river-city.",
    )
    .max(60),
  baseline: z.coerce
    .number("--baseline takes a year, such as 2024.")
    .int()
    .min(1990, "--baseline takes a year from 1990 on.")
    .max(2100, "--baseline takes a year up to 2100."),
  admin: z.email("--admin takes an e-mail address."),
});

/** `npm run create`: a new, empty collaborative with the standard library; prints an invitation link. */
export async function create(
  database: Database,
  settings: ChoreSettings,
  args: string[],
  print: (line: string) => void,
): Promise<void> {
  const options = readOptions(args, ["collaborative", "slug", "baseline", "admin"]);
  const read = schema.safeParse(options);
  if (!read.success) throw new ChoreError(read.error.issues[0]?.message ?? "The options cannot be read.");
  const { collaborative, slug, baseline, admin } = read.data;
  const { secret, hash } = newSecret("invite");
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
  try {
    await openTenant(database, { collaborativeId: uuidv7(), actor: ACTOR }, async (db) => {
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
      throw new ChoreError(`There is a collaborative “${slug}” already.`);
    throw error;
  }
  const origin = settings.appUrl ?? `http://${settings.host}:${settings.port}`;
  print(`Created ${collaborative} (/c/${slug}), baseline year ${baseline}.`);
  print(`Invitation for ${admin}, valid for ${INVITATION_DAYS} days, for one use:`);
  print(`${origin}/invitation/${secret}`);
}
