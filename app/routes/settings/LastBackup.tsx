const HOURS_IN_DAYS = 48;

export interface BackupState {
  /** False if the server has no scheduled backups. */
  scheduled: boolean;
  lastGood: string | null;
  ageHours: number | null;
}

/** How old the last good backup is: the one thing about backups that its owners should see. */
export function LastBackup({ backup, locale }: { backup: BackupState; locale: string }) {
  return (
    <section aria-labelledby="backups" className="mt-12 max-w-[34rem] border-t border-line pt-6">
      <h2 id="backups" className="font-semibold">
        Backups
      </h2>
      <p className="mt-1 text-ink-soft">{sentence(backup, locale)}</p>
    </section>
  );
}

function sentence({ scheduled, lastGood, ageHours }: BackupState, locale: string): string {
  if (!scheduled)
    return "This server makes no automatic backups. Ask the people who run it how the data is backed up.";
  if (lastGood === null || ageHours === null)
    return "There is no complete backup yet. If this does not change, ask the people who run this server.";
  const at = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
  return `The last complete backup is ${age(ageHours)} old (${at.format(new Date(lastGood))} UTC). It was read back and checked.`;
}

function age(hours: number): string {
  if (hours < 1) return "less than an hour";
  const [count, unit] = hours < HOURS_IN_DAYS ? [hours, "hour"] : [hours / 24, "day"];
  const whole = Math.floor(count);
  return `${whole} ${unit}${whole === 1 ? "" : "s"}`;
}
