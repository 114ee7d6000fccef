import { type Section, sectionSchema } from "~/domain/continuum/rubric";

/** A refused rewording: what was typed and what is wrong, by field name. */
export interface RefusedWording {
  section: string;
  fields: Record<string, string>;
  errors: Record<string, string>;
}

/** Applies the wording in the form to the section. */
export function readWording(
  form: FormData,
  section: Section,
): { section: Section } | { errors: Record<string, string> } {
  const textOf = (name: string) => String(form.get(name) ?? "").trim();
  // Reworded, it is no draft of ours anymore.
  const { draft: _, ...own } = section;
  const read = sectionSchema.safeParse({
    ...own,
    name: textOf("section-name"),
    practices: section.practices.map((practice) => ({
      ...practice,
      name: textOf(`${practice.code}-name`),
      descriptors: [textOf(`${practice.code}-1`), textOf(`${practice.code}-2`), textOf(`${practice.code}-3`)],
    })),
  });
  if (read.success) return { section: read.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of read.error.issues) errors[fieldOf(section, path)] ??= message;
  return { errors };
}

/** The field that a fault belongs to: ["practices", 0, "descriptors", 2] is the third descriptor. */
function fieldOf({ practices }: Section, [list, place, part, at]: PropertyKey[]): string {
  const practice = list === "practices" ? practices[Number(place)] : undefined;
  if (!practice) return "section-name";
  return part === "descriptors" && at !== undefined
    ? `${practice.code}-${Number(at) + 1}`
    : `${practice.code}-name`;
}
