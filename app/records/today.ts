import { DateTime } from "luxon";

/** Today's date in UTC, ISO: the same for everyone, wherever the server runs. */
export const todayIso = (): string => DateTime.utc().toISODate();
