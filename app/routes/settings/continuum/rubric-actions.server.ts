import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { TooLarge, uploadOf } from "~/access/limits/body.server";
import { type RouteArgs, type Visit, visit } from "~/access/visit.server";
import { openDrafts } from "~/domain/continuum/drafts";
import {
  nextVersion,
  parseSections,
  type ReadRubric,
  type Rubric,
  type RubricFault,
  stageNamesSchema,
} from "~/domain/continuum/rubric";
import {
  type RubricYears,
  versionFrom,
  versionWithout,
  yearFaults,
} from "~/domain/continuum/rubric-versions";
import { own } from "~/domain/own";
import { isYear } from "~/domain/years";
import { decode } from "~/exchange/opening/table";
import { inMegabytes, UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { readAssessments } from "~/records/continuum/assessments.server";
import { setBlindFirst } from "~/records/continuum/reveals.server";
import { addRubric, correctVersion, nameStages, readRubrics } from "~/records/continuum/rubrics.server";
import { firstYear, readSetting } from "~/records/figures/rollup.server";
import { lockAssessments } from "~/records/locks.server";
import { thisYear } from "~/routes/continuum/index.server";
import { DRAFT_SECTIONS } from "../../../../seeds/library";
import { SAVED } from "./saved-words";
import { type RefusedWording, readWording } from "./wording";

export interface RubricAnswer {
  names?: { typed: string[]; error: string };
  file?: { faults: RubricFault[]; fromYear: string };
  wording?: RefusedWording;
  /** A version's year, or a withdrawal, that was refused. */
  refused?: { what: string; message: string };
}

/** Changes the rubric by one of the forms of the page. */
export async function rubricAction(args: ActionFunctionArgs) {
  let form: FormData;
  try {
    form = await uploadOf(args.request, UPLOAD_LIMITS.rubric);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const faults = [
      { place: "The file", message: `The file is larger than ${inMegabytes(UPLOAD_LIMITS.rubric)}.` },
    ];
    return data<RubricAnswer>({ file: { faults, fromYear: "" } }, { status: 413 });
  }
  const intent = String(form.get("intent"));
  const change =
    own({ names: rename, wording: reword, blind: switchBlind, year: correctYear, withdraw, adopt }, intent) ??
    addSections;
  const answer = await change(args, form);
  if (answer) return data<RubricAnswer>(answer, { status: 422 });
  const saved = Object.hasOwn(SAVED, intent) ? intent : "sections";
  return redirect(paths.settingsPage(args.params.collaborative ?? "", "continuum", { saved }));
}

async function rename(args: RouteArgs, form: FormData): Promise<RubricAnswer | null> {
  const typed = [0, 1, 2].map((place) => String(form.get(`stage${place + 1}`) ?? ""));
  const read = stageNamesSchema.safeParse(typed);
  return visit(args, "keep rubric", async ({ db }) => {
    if (!read.success) {
      const [issue] = read.error.issues;
      return { names: { typed, error: issue?.message ?? "Name the three stages." } };
    }
    await nameStages(db, read.data);
    return null;
  });
}

async function switchBlind(args: RouteArgs, form: FormData): Promise<RubricAnswer | null> {
  await visit(args, "keep rubric", ({ db }) => setBlindFirst(db, form.get("blindFirst") === "yes"));
  return null;
}

/** The years in which a version of the rubric may begin. */
async function rubricYears(db: Visit["db"]): Promise<RubricYears> {
  const { catalog, newest } = await readSetting(db);
  return { first: firstYear(catalog), last: Math.max(newest, thisYear()) };
}

/** Corrects the first year of a version. */
async function correctYear(args: RouteArgs, form: FormData): Promise<RubricAnswer | null> {
  const version = Number(form.get("version"));
  const fromYear = Number(String(form.get("fromYear") ?? "").trim());
  const refuse = (message: string): RubricAnswer => ({ refused: { what: `version ${version}`, message } });
  if (!isYear(fromYear)) return refuse("Enter a year such as 2025.");
  return visit(args, "keep rubric", async ({ db }) => {
    await lockAssessments(db);
    const versions = await readRubrics(db);
    const agreed = (await readAssessments(db)).filter(
      ({ rater, state }) => rater === "agreed" && state === "submitted",
    );
    const read = versionFrom(
      versions,
      { version, fromYear },
      agreed.map(({ year }) => year),
    );
    const faults = "faults" in read ? read.faults : yearFaults(fromYear, await rubricYears(db));
    const before = versions.find((each) => each.version === version);
    if (faults[0] || "faults" in read || !before)
      return refuse(faults[0]?.message ?? "There is no such version.");
    await correctVersion(db, before, read.rubric);
    return null;
  });
}

/** Withdraws a section or a practice from a year on, as a new version. */
async function withdraw(args: RouteArgs, form: FormData): Promise<RubricAnswer | null> {
  const [section = "", practice = ""] = String(form.get("part") ?? "").split("/");
  const fromYear = String(form.get("fromYear") ?? "").trim();
  const part = { section, practice: practice === "" ? null : practice };
  const faults = await addVersion(args, fromYear, (versions) =>
    versionWithout(versions, part, Number(fromYear)),
  );
  return faults && { refused: { what: "withdraw", message: faults.map(({ message }) => message).join(" ") } };
}

/** Adopts drafts of further sections as a new version. */
async function adopt(args: RouteArgs, form: FormData): Promise<RubricAnswer | null> {
  const fromYear = String(form.get("fromYear") ?? "").trim();
  const codes = form.getAll("draft");
  const faults = await addVersion(args, fromYear, (versions, newest) => {
    const chosen = openDrafts(DRAFT_SECTIONS, newest).filter(({ code }) => codes.includes(code));
    if (chosen.length === 0)
      return { faults: [{ place: "The drafts", message: "Choose at least one section." }] };
    return nextVersion(versions, chosen, Number(fromYear));
  });
  return faults && { refused: { what: "adopt", message: faults.map(({ message }) => message).join(" ") } };
}

/** Adds the sections of a file as a new version. */
async function addSections(args: RouteArgs, form: FormData): Promise<RubricAnswer | null> {
  const fromYear = String(form.get("fromYear") ?? "").trim();
  const file = form.get("file");
  const text = file instanceof Blob ? decode(new Uint8Array(await file.arrayBuffer())) : "";
  const faults = await addVersion(args, fromYear, (versions, newest) => {
    const read = parseSections(text, newest);
    return "faults" in read ? read : nextVersion(versions, read.sections, Number(fromYear));
  });
  return faults && { file: { faults, fromYear } };
}

/** Adds a section reworded on the page as a new version. */
async function reword(args: RouteArgs, form: FormData): Promise<RubricAnswer | null> {
  const fields = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const code = fields.section ?? "";
  let errors: RefusedWording["errors"] = {};
  const faults = await addVersion(args, (fields.fromYear ?? "").trim(), (versions, newest) => {
    const section = newest.sections.find((candidate) => candidate.code === code);
    if (!section) return { faults: [{ place: "The section", message: "This section no longer exists." }] };
    const read = readWording(form, section);
    if ("section" in read) return nextVersion(versions, [read.section], Number(fields.fromYear));
    errors = read.errors;
    return { faults: [] };
  });
  if (!faults) return null;
  for (const { place, message } of faults) errors[place === YEAR ? "fromYear" : "section-name"] ??= message;
  return { wording: { section: code, fields, errors } };
}

const YEAR = "First year";

/** Adds the version that `make` gives. @returns what is wrong, or null once it is stored */
async function addVersion(
  args: RouteArgs,
  fromYear: string,
  make: (versions: Rubric[], newest: Rubric) => ReadRubric,
): Promise<RubricFault[] | null> {
  try {
    return await visit(args, "keep rubric", async ({ db }) => {
      const versions = await readRubrics(db);
      const newest = versions.at(-1);
      if (!newest) return [{ place: "The rubric", message: "Start with the standard rubric first." }];
      if (!/^\d{4}$/.test(fromYear))
        return [{ place: YEAR, message: "Enter the first year this version applies to." }];
      const next = make(versions, newest);
      if ("faults" in next) return next.faults;
      const faults = yearFaults(Number(fromYear), await rubricYears(db));
      if (faults.length > 0) return faults;
      await addRubric(db, next.rubric);
      return null;
    });
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    if (code !== "23505" && cause?.code !== "23505") throw error;
    const message =
      "A version was added since you opened this page, perhaps in another tab. Review it, then send yours again.";
    return [{ place: "The rubric", message }];
  }
}
