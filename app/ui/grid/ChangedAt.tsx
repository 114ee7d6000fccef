import { useHydrated } from "~/ui/grid/hooks/use-hydrated";

/** When something changed, in the reader's time zone (today without the date); in UTC until JavaScript runs. */
export function ChangedAt({ at, locale }: { at: string; locale: string }) {
  const hydrated = useHydrated();
  return (
    <time dateTime={at}>{hydrated ? localTime(at, locale) : `${formatted(at, locale, "UTC")} UTC`}</time>
  );
}

function localTime(at: string, locale: string): string {
  const when = new Date(at);
  const now = new Date();
  if (when.toDateString() !== now.toDateString()) return formatted(at, locale);
  return `at ${when.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" })}`;
}

function formatted(at: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(at),
  );
}
