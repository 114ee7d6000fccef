import { z } from "zod";

/**
 * The rubric of the Continuum of Progress as a file: sections of practices, each with a descriptor for every
 * stage. A collaborative starts from the standard one and may add sections of its own, or import them.
 */

const CODE = /^[a-z][a-z0-9_]*$/;
/** What no database text and no page can hold: control characters and halves of characters. */
const UNPRINTABLE = /\p{Cc}|\p{Cs}/u;

const line = (missing: string, longest: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Use at most ${longest.toLocaleString("en-US")} characters.`)
    .refine((text) => !UNPRINTABLE.test(text), "Write it on one line, in plain characters.");

const code = z
  .string("Give it a code, such as shared_language.")
  .max(60, "Use at most 60 characters.")
  .regex(CODE, "A code has small letters, digits and underscores, such as shared_language.");

const descriptor = line("Say in words what this stage looks like.", 1000);

export const practiceSchema = z.strictObject({
  code,
  name: line("Give the practice a name.", 120),
  kind: z.enum(["practice", "mindset"], "Use “practice” or “mindset”."),
  /** Whom it can be judged of: a member, the backbone, or each of them. */
  appliesTo: z.enum(["member", "backbone", "both"], "Use “member”, “backbone” or “both”."),
  /** What stages 1, 2 and 3 look like; stage 0 is "not yet started" and needs no words. */
  descriptors: z.tuple(
    [descriptor, descriptor, descriptor],
    "Give three descriptors, one for each of the stages 1 to 3.",
  ),
});

export const sectionSchema = z.strictObject({
  code,
  name: line("Give the section a name.", 120),
  practices: z
    .array(practiceSchema, "List the practices of the section.")
    .min(1, "A section has at least one practice.")
    .max(40, "A section has at most 40 practices."),
});

const stageName = line("Give the stage a name.", 60);
export const stageNamesSchema = z
  .tuple([stageName, stageName, stageName], "Name the three stages, from the first to the last.")
  .refine((names) => !repeated(names), "Each stage has a name of its own.");

export const rubricSchema = z
  .strictObject({
    format: z.literal("continuum-rubric", "This is not a rubric: its “format” is not “continuum-rubric”."),
    version: z.int("Number the version: 1, 2, 3 …").min(1, "Number the version: 1, 2, 3 …").max(30_000),
    /** The first year that is judged by this version; null for the one that a collaborative began with. */
    fromYear: z
      .int("Give the first year of this version, such as 2025, or null.")
      .min(1990, "Give a year from 1990 on.")
      .max(2100, "Give a year up to 2100.")
      .nullable(),
    stages: stageNamesSchema,
    /** For whoever reads the file or the rubric's page. */
    note: line("Leave the note out with null, or write it.", 2000).nullable(),
    sections: z
      .array(sectionSchema, "List the sections of the rubric.")
      .min(1, "A rubric has at least one section.")
      .max(30, "A rubric has at most 30 sections."),
  })
  .superRefine(({ sections }, context) => {
    const practices = sections.flatMap((section, at) =>
      section.practices.map((practice, place) => ({
        practice,
        path: ["sections", at, "practices", place],
      })),
    );
    const sectionCode = repeated(sections.map((section) => section.code));
    if (sectionCode)
      context.addIssue({
        code: "custom",
        path: ["sections", sectionCode.place, "code"],
        message: `The code “${sectionCode.text}” is another section’s already.`,
      });
    // Assessments are kept by the practice's code, and files name practices by code or name.
    for (const field of ["code", "name"] as const) {
      const twice = repeated(practices.map(({ practice }) => practice[field]));
      if (twice)
        context.addIssue({
          code: "custom",
          path: [...(practices[twice.place]?.path ?? []), field],
          message: `The ${field} “${twice.text}” is another practice’s already.`,
        });
    }
  });

export type Rubric = z.infer<typeof rubricSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type StageNames = z.infer<typeof stageNamesSchema>;

/** One fault of a rubric, with its place in words: "Section 1, practice 2, descriptor 3". */
export interface RubricFault {
  place: string;
  message: string;
}

export type ReadRubric = { rubric: Rubric } | { faults: RubricFault[] };

const LONGEST_FILE = 2_000_000;

/** Reads a rubric from the text of a JSON file: the rubric, or everything that is wrong with it. */
export function parseRubric(text: string): ReadRubric {
  const wholeFile = (message: string) => ({ faults: [{ place: "The file", message }] });
  if (text.length > LONGEST_FILE) return wholeFile("The file is too long for a rubric.");
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return wholeFile("The file cannot be read: it is not JSON.");
  }
  return readRubric(content);
}

/** The same for what is no text any more, such as the body of a request or a stored value. */
export function readRubric(content: unknown): ReadRubric {
  const read = rubricSchema.safeParse(content);
  if (read.success) return { rubric: read.data };
  return {
    faults: read.error.issues.map((issue) => ({
      place: placeInWords(issue.path),
      message:
        issue.code === "unrecognized_keys"
          ? `A rubric has no ${issue.keys.map((key) => `“${key}”`).join(", ")} here.`
          : issue.message,
    })),
  };
}

/** The rubric as the text of a JSON file; read again, it is the same rubric. */
export function writeRubric(rubric: Rubric): string {
  return `${JSON.stringify(rubric, null, 2)}\n`;
}

/**
 * The version that follows: sections with a code that is there already take its place, others are added.
 * Earlier years stay judged by the versions before, so that a section added in 2025 leaves 2023 as it was.
 */
export function nextVersion(versions: readonly Rubric[], sections: Section[], fromYear: number): ReadRubric {
  const newest = [...versions].sort((a, b) => b.version - a.version)[0];
  if (!newest) return { faults: [{ place: "The rubric", message: "There is no rubric to add to." }] };
  const latest = Math.max(...versions.map((version) => version.fromYear ?? 0));
  if (fromYear < latest) {
    const message = `The rubric was changed from ${latest} on: a new version begins in that year or later.`;
    return { faults: [{ place: "First year", message }] };
  }
  const given = new Map(sections.map((section) => [section.code, section]));
  const kept = newest.sections.map((section) => given.get(section.code) ?? section);
  const codes = new Set(kept.map((section) => section.code));
  const added = sections.filter((section) => !codes.has(section.code));
  return readRubric({ ...newest, version: newest.version + 1, fromYear, sections: [...kept, ...added] });
}

/**
 * Sections to add, from the text of a JSON file: a whole rubric, a list of sections, or one section. Faults are
 * told by their place in the file.
 */
export function parseSections(
  text: string,
  newest: Rubric,
): { sections: Section[] } | { faults: RubricFault[] } {
  let content: unknown;
  try {
    content = text.length > LONGEST_FILE ? null : JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    content = null;
  }
  const whole = typeof content === "object" && content !== null && "format" in content;
  const listed = Array.isArray(content) ? content : [content];
  const read = content === null || whole ? parseRubric(text) : readRubric({ ...newest, sections: listed });
  return "faults" in read ? read : { sections: read.rubric.sections };
}

/** Other names for the stages, in every version: a name is only a word, and changes nobody's place. */
export function renameStages(versions: readonly Rubric[], names: StageNames): Rubric[] {
  return versions.map((version) => ({ ...version, stages: names }));
}

function repeated(texts: string[]): { text: string; place: number } | null {
  const same = texts.map((text) => text.toLowerCase());
  const place = same.findIndex((text, at) => same.indexOf(text) !== at);
  return place < 0 ? null : { text: texts[place] ?? "", place };
}

const LISTS: Record<string, string> = {
  sections: "section",
  practices: "practice",
  descriptors: "descriptor",
  stages: "stage",
};
const FIELDS: Record<string, string> = { appliesTo: "applies to", fromYear: "first year" };

function placeInWords(path: PropertyKey[]): string {
  const words = path.flatMap((part, at) => {
    if (typeof part === "number") return [`${LISTS[String(path[at - 1])] ?? "entry"} ${part + 1}`];
    const text = String(part);
    // The list is told by its entry, unless the fault is of the list itself.
    return text in LISTS && typeof path[at + 1] === "number" ? [] : [FIELDS[text] ?? text];
  });
  const place = words.join(", ");
  return place === "" ? "The file" : place.charAt(0).toUpperCase() + place.slice(1);
}
