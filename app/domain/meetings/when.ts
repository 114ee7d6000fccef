/**
 * A wall time in words of a locale, with its time zone: "2:00 PM ET", "14:00 MEZ".
 * @param startsAt "14:00"
 * @param timeZone an IANA name
 */
export function timeWords(startsAt: string, timeZone: string, locale: string): string {
  // The clock's face is written as if in UTC, which keeps it as it was entered.
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  const time = clock.format(new Date(`2000-01-01T${startsAt}:00Z`));
  const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortGeneric" })
    .formatToParts(0)
    .find(({ type }) => type === "timeZoneName")?.value;
  // Programs differ in the kind of space between digits and "PM"; server and browser must write the same.
  return [time, timeZone === "UTC" ? "UTC" : zone].join(" ").replace(/\s+/g, " ").trim();
}
