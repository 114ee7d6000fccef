import type { Backups } from "./scheduled-backups";

const HOUR = 3_600_000;

/** The age of the last good backup, for the probe and for the settings. */
export async function backupState({ backups }: { backups?: Backups | undefined }) {
  // A folder that cannot be read holds no good backup.
  const lastGood = (await backups?.lastGood().catch(() => null)) ?? null;
  return {
    scheduled: backups !== undefined,
    lastGood: lastGood?.toISOString() ?? null,
    ageHours: lastGood && Number(((Date.now() - lastGood.getTime()) / HOUR).toFixed(1)),
  };
}
