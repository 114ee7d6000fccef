/** Finds misspelled settings: a typo must not silently start an empty database. */

/** Variables of other programs whose names happen to be close to one of ours. */
const FOREIGN = new Set(["HOME", "HOSTS", "POST", "API_URL", "HTTP_URL", "FTP_URL", "SFTP_URL", "PG_URL"]);

/** The setting that `name` was probably meant to be; null for a setting and for other programs' variables. */
export function likelyMisspelling(name: string, settings: readonly string[]): string | null {
  if (settings.includes(name) || FOREIGN.has(name)) return null;
  // DATABASE_URL, database_url, TIDEMARK_DATABASE_URL and TIDEMARK_DATABSE_URL all mean the same.
  const bare = name.toUpperCase().replace(/^TIDEMARK_/, "");
  if (settings.includes(bare)) return bare;
  // Short names are close to many others: PORT to SORT and POST.
  return settings.find((setting) => distance(bare, setting) <= (setting.length < 6 ? 1 : 2)) ?? null;
}

/** Edits from a to b: letters inserted, deleted, changed, or swapped with their neighbor. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : changed;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, swapped));
    }
  }
  return at(a.length, b.length);
}
