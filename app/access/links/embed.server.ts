import type { AppLoadContext } from "@remix-run/node";
import { findEmbed } from "~/records/reports/embeds.server";
import { openLobby } from "~db/door";
import { orUnavailable } from "../unavailable.server";
import { notFound } from "../visit.server";
import { hashOf } from "./secrets.server";

/** Longer ones are refused without a lookup. */
const LONGEST_TOKEN = 200;

/**
 * The chart that a link embeds, as JSON text. Asks nobody who they are.
 * @throws 404 if there is none, or none any more, which must look the same from outside
 */
export async function embeddedChart(
  { database }: Pick<AppLoadContext, "database">,
  token: string | undefined,
): Promise<string> {
  const gone = () => notFound("This chart is not available. It may have been withdrawn.");
  if (!token || token.length > LONGEST_TOKEN) throw gone();
  const secretHash = hashOf(token);
  const embed = await openLobby(database, { secretHash }, (lobby) => findEmbed(lobby, secretHash)).catch(
    orUnavailable,
  );
  if (!embed) throw gone();
  return embed.snapshot;
}
