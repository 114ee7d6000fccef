import type { Visit } from "~/access/visit.server";
import { readSites } from "~/domain/programs/sites";
import { storeReadingSites } from "~/records/programs/reading-sites.server";

export type SitesAnswer = { sitesStored: true } | { sitesRefused: { text: string; fault: string } };

/** Stores the sites that may read, one a line. */
export async function keepSites(db: Visit["db"], text: string): Promise<SitesAnswer> {
  const read = readSites(text);
  if ("fault" in read) return { sitesRefused: { text, fault: read.fault } };
  await storeReadingSites(db, read.sites);
  return { sitesStored: true };
}
