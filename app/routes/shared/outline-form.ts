import { z } from "zod";
import { AUDIENCES } from "~/reports/model";
import { MOST_WORDS, type Outline, outlineSchema, SECTION_KEYS, type SectionKey } from "~/reports/outline";

/** The builder's form as it is sent, with or without a script. */

const about = z.object({
  title: z.string().trim().min(1, "Give the report a title.").max(160, "At most 160 characters."),
  year: z.coerce.number({ error: "Choose a year." }).int(),
  audience: z.enum(AUDIENCES, { error: "Choose who reads it." }),
  revision: z.coerce.number().int(),
});

export interface ReadOutline {
  about: z.infer<typeof about>;
  outline: Outline;
  /** What is wrong, by the name of the field. */
  errors: Record<string, string>;
}

/** Sections in the order in which they were sent; a button moves one of them. */
export function readOutlineForm(form: FormData): ReadOutline {
  const errors: Record<string, string> = {};
  const read = about.safeParse(Object.fromEntries(form));
  for (const issue of read.error?.issues ?? []) errors[String(issue.path[0])] ??= issue.message;
  const keys = form
    .getAll("section")
    .filter((one): one is SectionKey => SECTION_KEYS.some((key) => key === one));
  const shown = new Set(form.getAll("shown"));
  const sections = [...new Set(keys)].map((key) => ({
    ...{ key, shown: shown.has(key) },
    narrative: String(form.get(`narrative:${key}`) ?? "").replaceAll("\r\n", "\n"),
  }));
  for (const { key, narrative } of sections)
    if (narrative.length > MOST_WORDS)
      errors[`narrative:${key}`] =
        `At most ${MOST_WORDS.toLocaleString("en-US")} characters; this has ${narrative.length.toLocaleString("en-US")}.`;
  const compareTo = z.uuid().safeParse(form.get("compareTo")).data ?? null;
  const [direction, moved] = String(form.get("move") ?? "").split(" ");
  const ordered =
    direction === "up" || direction === "down" ? move(sections, moved ?? "", direction) : sections;
  const outline = outlineSchema.safeParse({ sections: ordered, compareTo });
  return {
    about: read.data ?? { title: "", year: 0, audience: "public", revision: 0 },
    outline: outline.data ?? { sections: [], compareTo: null },
    errors,
  };
}

/** The list with one section a place further up or down; as it was where there is no such place. */
export function move<S extends { key: string }>(sections: S[], key: string, direction: "up" | "down"): S[] {
  const from = sections.findIndex((one) => one.key === key);
  return moveTo(sections, key, from + (direction === "up" ? -1 : 1));
}

export function moveTo<S extends { key: string }>(sections: S[], key: string, place: number): S[] {
  const moved = sections.find((one) => one.key === key);
  if (!moved || place < 0 || place >= sections.length) return sections;
  const rest = sections.filter((one) => one !== moved);
  return [...rest.slice(0, place), moved, ...rest.slice(place)];
}
