import { DateTime } from "luxon";
import { z } from "zod";
import { type Absence, type Member, SECTORS, type Sector } from "./types";

/** What a member must look like, whoever sends it: the settings page or the API. */

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Addresses of the Continuum that are no member's. */
const TAKEN = ["backbone", "session"];

export const slugSchema = z
  .string()
  .max(80)
  .regex(SLUG, "Use small letters, digits and single hyphens, such as st-mary.")
  .refine(
    (slug) => !TAKEN.includes(slug),
    "This short name stands for something else in addresses: choose another.",
  );

const year = z.number("Enter a year, such as 2024.").int().min(1990).max(2100);
const day = (message: string) => z.iso.date(message);

/** Times away, for a member that left and came back. */
export const absencesSchema = z
  .array(
    z.object({
      from: day("Enter the first day away."),
      to: day("Enter the last day away."),
    }),
  )
  .max(20, "Enter at most 20 times away.");

export const memberFields = {
  name: z.string("Enter the institution’s name.").trim().min(1, "Enter the institution’s name.").max(200),
  sector: z.enum(Object.keys(SECTORS) as [Sector, ...Sector[]], "Choose a sector."),
  joinedOn: day("Enter the day on which it joined."),
  leftOn: day("Enter a day, or leave it empty.")
    .nullish()
    .transform((value) => value ?? null),
  fiscalYearEndMonth: z.number("Choose a month.").int().min(1).max(12),
  baselineYear: year.nullish().transform((value) => value ?? null),
  /** Left out, those that are stored stay. */
  absences: absencesSchema.optional(),
};

/** Faults of the times away of a membership, one for each at fault, by its place in the list. */
export function absenceFaults(member: Pick<Member, "joinedOn" | "leftOn" | "absences">): Map<number, string> {
  const faults = new Map<number, string>();
  member.absences.forEach(({ from, to }, place) => {
    const before = member.absences[place - 1];
    if (to < from) faults.set(place, "The last day away lies before the first.");
    else if (from <= member.joinedOn || (member.leftOn !== null && to >= member.leftOn))
      faults.set(place, "A time away lies between the first and the last day of the membership.");
    else if (before && from <= dayAfter(before.to))
      faults.set(
        place,
        "Times away follow one another, with a day of membership between them: put this one together with the one above.",
      );
  });
  return faults;
}

const dayAfter = (iso: string) => DateTime.fromISO(iso, { zone: "utc" }).plus({ days: 1 }).toISODate() ?? iso;

/** For a schema: each fault beside the time away that is at fault. */
export function checkAbsences(
  {
    joinedOn,
    leftOn,
    absences = [],
  }: Pick<Member, "joinedOn" | "leftOn"> & { absences?: Absence[] | undefined },
  context: z.RefinementCtx,
): void {
  for (const [place, message] of absenceFaults({ joinedOn, leftOn, absences }))
    context.addIssue({ code: "custom", path: ["absences", place, "from"], message });
}

/** A membership cannot end before it began. */
export const endsAfterItBegan = ({ joinedOn, leftOn }: { joinedOn: string; leftOn: string | null }) =>
  leftOn === null || leftOn >= joinedOn;
export const ENDS_BEFORE = { message: "The last day lies before the first.", path: ["leftOn"] };

/** "St. Mary’s Hospital" → "st-marys-hospital": a short name for addresses and files. */
export function slugFrom(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-$/, "");
}
