import { type SQL, sql } from "drizzle-orm";

/**
 * The condition that a strategy does not concern a member in a year, as in app/domain/members/exemptions.ts.
 * @param exemptions the column of the member's row
 */
export const exemptIn = (exemptions: SQL, strategy: SQL, year: SQL): SQL => sql`exists (
  select from jsonb_array_elements(${exemptions}) as e where e ->> 'strategy' = ${strategy}
    and ${year} between (e ->> 'from')::int and coalesce((e ->> 'until')::int, 9999))`;
