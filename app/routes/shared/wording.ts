import { type Section, sectionSchema } from "~/domain/rubric";

/** Words of a section that were not taken: what was typed, and what is wrong, by the name of the field. */
export interface RefusedWording {
  section: string;
  fields: Record<string, string>;
  errors: Record<string, string>;
}

/** The section with the words of the form. */
export function readWording(
  form: FormData,
  section: Section,
): { section: Section } | { errors: Record<string, string> } {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const read = sectionSchema.safeParse({
    ...section,
    name: said("section-name"),
    practices: section.practices.map((practice) => ({
      ...practice,
      name: said(`${practice.code}-name`),
      descriptors: [said(`${practice.code}-1`), said(`${practice.code}-2`), said(`${practice.code}-3`)],
    })),
  });
  if (read.success) return { section: read.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of read.error.issues) errors[fieldOf(section, path)] ??= message;
  return { errors };
}

/** The field in which a fault of the section stands: ["practices", 0, "descriptors", 2] is the third descriptor. */
function fieldOf({ practices }: Section, [list, place, part, at]: PropertyKey[]): string {
  const practice = list === "practices" ? practices[Number(place)] : undefined;
  if (!practice) return "section-name";
  return part === "descriptors" && at !== undefined
    ? `${practice.code}-${Number(at) + 1}`
    : `${practice.code}-name`;
}
