import type { z } from "zod";
import type { Member } from "~/domain/terms";
import type { member } from "./member-schemas";

/** A member in the form that the API returns. */
export function memberJson({
  slug,
  name,
  sector,
  joinedOn,
  leftOn,
  fiscalYearEndMonth,
  earlierFiscalYearEnds = [],
  baselineYear,
  absences,
}: Member): z.infer<typeof member> {
  return {
    slug,
    name,
    sector,
    joinedOn,
    leftOn,
    fiscalYearEndMonth,
    ...(earlierFiscalYearEnds.length > 0 && { earlierFiscalYearEnds }),
    baselineYear,
    absences,
  };
}
