import { z } from "zod";
import type { Narrative } from "~/reports/markdown";
import { MOST_WORDS, type Outline, outlineSchema } from "~/reports/outline";
import { SECTION_KEYS, type SectionKey } from "~/reports/sections/registry";
import { formatCount } from "~/ui/figures/format-numbers";
import { reportFields } from "./report-fields";
import { move } from "./section-order";

/** The builder's form as it arrives, with or without a script. */

const about = reportFields.extend({ revision: z.coerce.number().int() });

export interface OutlineForm {
  about: z.infer<typeof about>;
  outline: Outline;
  /** What is wrong, by the name of the field. */
  errors: Record<string, string>;
}

/** The server's answer to the builder's form. */
export interface OutlineAnswer {
  saved?: number;
  /** The convener's words of each section, as they are shown. */
  words?: Record<string, Narrative[]>;
  /** Only words changed, so the figures are still right. */
  onlyWords?: boolean;
  errors?: Record<string, string>;
  /** Somebody else has saved the report in the meantime. */
  overtaken?: boolean;
}

/** Reads the sections in the order they were sent; a button moves one of them. */
export function readOutlineForm(form: FormData): OutlineForm {
  const errors: Record<string, string> = {};
  const fields = about.safeParse(Object.fromEntries(form));
  for (const issue of fields.error?.issues ?? []) errors[String(issue.path[0])] ??= issue.message;
  const keys = form
    .getAll("section")
    .filter((text): text is SectionKey => SECTION_KEYS.some((key) => key === text));
  const shown = new Set(form.getAll("shown"));
  const sections = [...new Set(keys)].map((key) => ({
    key,
    shown: shown.has(key),
    narrative: String(form.get(`narrative:${key}`) ?? "").replaceAll("\r\n", "\n"),
  }));
  for (const { key, narrative } of sections)
    if (narrative.length > MOST_WORDS) errors[`narrative:${key}`] = tooLong(narrative.length);
  const compareTo = z.uuid().safeParse(form.get("compareTo")).data ?? null;
  const [direction, moved] = String(form.get("move") ?? "").split(" ");
  const ordered =
    direction === "up" || direction === "down" ? move(sections, moved ?? "", direction) : sections;
  const outline = outlineSchema.safeParse({
    sections: ordered,
    compareTo,
    ...(form.has("appendix") && { appendix: true }),
  });
  return {
    about: fields.data ?? { title: "", year: 0, audience: "public", revision: 0 },
    outline: outline.data ?? { sections: [], compareTo: null },
    errors,
  };
}

function tooLong(length: number): string {
  const count = (characters: number) => formatCount(characters, { locale: "en-US" });
  return `At most ${count(MOST_WORDS)} characters; this has ${count(length)}.`;
}
