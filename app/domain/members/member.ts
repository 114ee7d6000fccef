import { DateTime } from "luxon";
import { z } from "zod";
import { isReadable } from "~/domain/plain-text";
import { type Absence, type Member, SECTORS, type Sector } from "~/domain/terms";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";

/** The rules for a member, shared by the settings page and the API. */

/** A short name in an address: lowercase letters, digits, and single hyphens. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MAX_SLUG_CHARS = 80;

/** A name as names are compared: without case, accents, spaces, and punctuation. */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Why a name cannot be given to a member; null if no other member has it. */
export function nameTaken(
  { slug, name }: Pick<Member, "slug" | "name">,
  members: readonly Pick<Member, "slug" | "name">[],
): string | null {
  // A name that old data has twice may stay until somebody changes it.
  if (members.some((member) => member.slug === slug && member.name === name)) return null;
  const other = members.find((member) => member.slug !== slug && nameKey(member.name) === nameKey(name));
  return other ? `“${other.name}” is already a member. Two members cannot have the same name.` : null;
}

/** Address parts of the Continuum that no member may use. */
const TAKEN = ["backbone", "session"];

export const slugSchema = z
  .string()
  .max(MAX_SLUG_CHARS)
  .regex(SLUG, "Use lowercase letters, digits, and single hyphens, such as st-mary.")
  .refine(
    (slug) => !TAKEN.includes(slug),
    "Addresses use this short name for something else. Choose another.",
  );

const year = z.number("Enter a year, such as 2024.").int().min(FIRST_YEAR).max(LAST_YEAR);
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
  name: z
    .string("Enter the institution’s name.")
    .trim()
    .refine(isReadable, "Enter the institution’s name.")
    .max(200),
  sector: z.enum(Object.keys(SECTORS) as [Sector, ...Sector[]], "Choose a sector."),
  joinedOn: day("Enter the day on which it joined."),
  leftOn: day("Enter a day, or leave it empty.")
    .nullish()
    .transform((value) => value ?? null),
  fiscalYearEndMonth: z.number("Choose a month.").int().min(1).max(12),
  baselineYear: year.nullish().transform((value) => value ?? null),
  /** If omitted, the stored ones stay. */
  absences: absencesSchema.optional(),
};

/** The first reporting year under another fiscal-year end; without one, the end was always wrong. */
export const fiscalYearFrom = {
  fiscalYearFrom: year.nullish().transform((value) => value ?? null),
};

/** Errors in a membership's times away, by position in the list. */
export function absenceFaults(member: Pick<Member, "joinedOn" | "leftOn" | "absences">): Map<number, string> {
  const faults = new Map<number, string>();
  member.absences.forEach(({ from, to }, place) => {
    const before = member.absences[place - 1];
    if (to < from) faults.set(place, "The last day away is before the first.");
    else if (from <= member.joinedOn || (member.leftOn !== null && to >= member.leftOn))
      faults.set(place, "A time away must fall between the first and the last day of the membership.");
    else if (before && from <= dayAfter(before.to))
      faults.set(
        place,
        "Times away follow one another, with a day of membership between them: put this one together with the one above.",
      );
  });
  return faults;
}

const dayAfter = (iso: string) => DateTime.fromISO(iso, { zone: "utc" }).plus({ days: 1 }).toISODate() ?? iso;

/** For a schema: reports each error at its time away. */
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
export const ENDS_BEFORE = { message: "The last day is before the first.", path: ["leftOn"] };

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
