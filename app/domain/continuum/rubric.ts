import { z } from "zod";
import { isBlank, looksAlike } from "~/domain/plain-text";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import { NOT_STARTED } from "./not-started";

/**
 * The rubric of the Continuum of Progress as a file: sections of practices, each with a descriptor for every
 * stage. A collaborative starts with the standard rubric and may add or import sections.
 */

const CODE = /^[a-z][a-z0-9_]*$/;
/** Control characters and unpaired surrogates, which neither the database nor a page can hold. */
const UNPRINTABLE = /\p{Cc}|\p{Cs}/u;

const line = (missing: string, longest: number) =>
  z
    .string(missing)
    .trim()
    .refine((text) => !isBlank(text), missing)
    .max(longest, `Use at most ${longest.toLocaleString("en-US")} characters.`)
    .refine((text) => !UNPRINTABLE.test(text), "Write it on one line, in plain characters.");

const code = z
  .string("Enter a code, such as shared_language.")
  .max(60, "Use at most 60 characters.")
  .regex(CODE, "Use lowercase letters, digits, and underscores, such as shared_language.");

const descriptor = line("Describe what this stage looks like.", 1000);

export const practiceSchema = z.strictObject({
  code,
  name: line("Name the practice.", 120),
  kind: z.enum(["practice", "mindset"], "Use “practice” or “mindset”."),
  /** Who can be placed on it: a member, the backbone, or both. */
  appliesTo: z.enum(["member", "backbone", "both"], "Use “member”, “backbone”, or “both”."),
  /** What stages 1, 2, and 3 look like. Stage 0, “not yet started”, needs no descriptor. */
  descriptors: z.tuple(
    [descriptor, descriptor, descriptor],
    "Enter three descriptors, one for each of stages 1 to 3.",
  ),
});

export const sectionSchema = z.strictObject({
  code,
  name: line("Name the section.", 120),
  /** Worded by us, because the field's own wording is not public; null or left out once it is anybody else's. */
  draft: z.literal(true, "Use true, or leave it out.").optional(),
  practices: z
    .array(practiceSchema, "List the practices of the section.")
    .min(1, "A section needs at least one practice.")
    .max(40, "A section can have at most 40 practices."),
});

const stageName = line("Name the stage.", 60);
const storedStages = z
  .tuple([stageName, stageName, stageName], "Name the three stages, from the first to the last.")
  .refine((names) => !repeated(names), "Give each stage a different name.");

/** Names that somebody chooses now. Stored names may be older than these rules. */
export const stageNamesSchema = storedStages
  .refine(
    (names) => names.every((name, at) => !names.slice(0, at).some((other) => looksAlike(name, other))),
    "Give each stage a different name.",
  )
  .refine(
    (names) => !names.some((name) => looksAlike(name, NOT_STARTED)),
    `“${NOT_STARTED}” is the name of stage 0. Choose another.`,
  );

export const rubricSchema = z
  .strictObject({
    format: z.literal("continuum-rubric", "This is not a rubric: its “format” is not “continuum-rubric”."),
    version: z.int("Number the version: 1, 2, 3, …").min(1, "Number the version: 1, 2, 3, …").max(30_000),
    /** The first year this version applies to; null for the version a collaborative started with. */
    fromYear: z
      .int("Enter the first year of this version, such as 2025, or null.")
      .min(FIRST_YEAR, `Enter ${FIRST_YEAR} or later.`)
      .max(LAST_YEAR, `Enter ${LAST_YEAR} or earlier.`)
      .nullable(),
    stages: storedStages,
    /** For readers of the file and of the rubric's page. */
    note: line("Write a note, or use null for none.", 2000).nullable(),
    sections: z
      .array(sectionSchema, "List the sections of the rubric.")
      .min(1, "A rubric needs at least one section.")
      .max(30, "A rubric can have at most 30 sections."),
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
        message: `Another section already has the code “${sectionCode.text}”.`,
      });
    // Assessments refer to practices by code, and files by code or name.
    for (const field of ["code", "name"] as const) {
      const duplicate = repeated(practices.map(({ practice }) => practice[field]));
      if (duplicate)
        context.addIssue({
          code: "custom",
          path: [...(practices[duplicate.place]?.path ?? []), field],
          message: `Another practice already has the ${field} “${duplicate.text}”.`,
        });
    }
  });

export type Rubric = z.infer<typeof rubricSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type StageNames = z.infer<typeof stageNamesSchema>;

/** One fault of a rubric and where it is: “Section 1, practice 2, descriptor 3”. */
export interface RubricFault {
  place: string;
  message: string;
}

export type ReadRubric = { rubric: Rubric } | { faults: RubricFault[] };

const LONGEST_FILE = 2_000_000;

/** Reads a rubric from the text of a JSON file. @returns the rubric, or everything that is wrong with it */
export function parseRubric(text: string): ReadRubric {
  const wholeFile = (message: string) => ({ faults: [{ place: "The file", message }] });
  if (text.length > LONGEST_FILE) return wholeFile("The file is too long to be a rubric.");
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return wholeFile("The file cannot be read because it is not JSON.");
  }
  return readRubric(content);
}

/** Reads a rubric that is already parsed, such as a request body or a stored value. */
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

/** The rubric as the text of a JSON file. Reading it back gives the same rubric. */
export function writeRubric(rubric: Rubric): string {
  return `${JSON.stringify(rubric, null, 2)}\n`;
}

/**
 * The next version: a section with an existing code replaces that section; others are added. Earlier years
 * keep their own version, so a section added in 2025 leaves 2023 as it was.
 */
export function nextVersion(versions: readonly Rubric[], sections: Section[], fromYear: number): ReadRubric {
  const newest = [...versions].sort((a, b) => b.version - a.version)[0];
  if (!newest) return { faults: [{ place: "The rubric", message: "There is no rubric to add to." }] };
  const latest = Math.max(...versions.map((version) => version.fromYear ?? 0));
  if (fromYear < latest) {
    const message = `The newest version starts in ${latest}, so a new one must start in ${latest} or later.`;
    return { faults: [{ place: "First year", message }] };
  }
  const replacements = new Map(sections.map((section) => [section.code, section]));
  const current = newest.sections.map((section) => replacements.get(section.code) ?? section);
  const codes = new Set(current.map((section) => section.code));
  const added = sections.filter((section) => !codes.has(section.code));
  return readRubric({ ...newest, version: newest.version + 1, fromYear, sections: [...current, ...added] });
}

/**
 * Reads sections to add from the text of a JSON file: a whole rubric, a list of sections, or one section.
 * Faults name their place in that file.
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

/** Renames the stages in every version. Placements do not change. */
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
    // The entry names its list, unless the fault is in the list itself.
    return text in LISTS && typeof path[at + 1] === "number" ? [] : [FIELDS[text] ?? text];
  });
  const place = words.join(", ");
  return place === "" ? "The file" : place.charAt(0).toUpperCase() + place.slice(1);
}
