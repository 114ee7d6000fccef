import { useHydrated } from "./use-hydrated";

/** When something was changed: the reader's own time, today's without its date; in UTC before JavaScript. */
export function ChangedAt({ at, locale }: { at: string; locale: string }) {
  const own = useHydrated();
  return <time dateTime={at}>{own ? ownTime(at, locale) : `${written(at, locale, "UTC")} UTC`}</time>;
}

function ownTime(at: string, locale: string): string {
  const [when, now] = [new Date(at), new Date()];
  if (when.toDateString() !== now.toDateString()) return written(at, locale);
  return `at ${when.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" })}`;
}

function written(at: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(at),
  );
}
