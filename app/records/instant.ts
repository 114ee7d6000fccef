import { type SQL, sql } from "drizzle-orm";

/** A moment's column as an ISO instant, to the second: the same text from both engines. */
export const instant = (column: string): SQL =>
  sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

/** The same to the millisecond, as `toISOString` writes it. */
export const instantToMillisecond = (column: string): SQL =>
  sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
