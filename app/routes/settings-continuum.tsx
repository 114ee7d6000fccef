import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { TooLarge, uploadOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { type Doorway, visit } from "~/access/visit.server";
import {
  nextVersion,
  parseSections,
  type Rubric,
  type RubricFault,
  type Section as RubricSection,
  stageNamesSchema,
} from "~/domain/rubric";
import { decode } from "~/exchange/table";
import { readCatalog } from "~/records/catalog.server";
import { addRubric, nameStages, readRubrics } from "~/records/rubrics.server";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { NoRubric } from "./shared/ContinuumStart";
import { thisYear } from "./shared/continuum.server";
import { FileFaults } from "./shared/FileFaults";
import { RubricSections } from "./shared/RubricSections";
import { SettingsPage } from "./shared/SettingsPage";
import { type RefusedWording, readWording } from "./shared/wording";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Practices and stages · ${shown.shell.name}` : "Tidemark" },
];

interface Answer {
  names?: { typed: string[]; error: string };
  file?: { faults: RubricFault[]; fromYear: string };
  wording?: RefusedWording;
}

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "keep rubric", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const versions = await readRubrics(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      newest: versions.at(-1) ?? null,
      versions: versions.map(({ version, fromYear, sections }) => ({
        ...{ version, fromYear },
        sections: sections.map(({ name }) => name),
      })),
      thisYear: thisYear(),
      saved: new URL(doorway.request.url).searchParams.get("saved"),
    };
  });
}

const MOST_BYTES = 2 * 1024 * 1024;

export async function action(doorway: ActionFunctionArgs) {
  let form: FormData;
  try {
    form = await uploadOf(doorway.request, MOST_BYTES);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const faults = [{ place: "The file", message: "The file is larger than 2 MB." }];
    return data<Answer>({ file: { faults, fromYear: "" } }, { status: 413 });
  }
  const intent = String(form.get("intent"));
  const change = { names: rename, wording: reword }[intent] ?? add;
  const answer = await change(doorway, form);
  if (answer) return data<Answer>(answer, { status: 422 });
  const saved = intent === "names" ? "names" : "sections";
  return redirect(`/c/${doorway.params.collaborative}/settings/continuum?saved=${saved}`);
}

async function rename(doorway: Doorway, form: FormData): Promise<Answer | null> {
  const typed = [0, 1, 2].map((place) => String(form.get(`stage${place + 1}`) ?? ""));
  const read = stageNamesSchema.safeParse(typed);
  return visit(doorway, "keep rubric", async ({ db }) => {
    if (!read.success) {
      const [issue] = read.error.issues;
      return { names: { typed, error: issue?.message ?? "Name the three stages." } };
    }
    await nameStages(db, read.data);
    return null;
  });
}

/** The sections of a file as a new version. */
async function add(doorway: Doorway, form: FormData): Promise<Answer | null> {
  const fromYear = String(form.get("fromYear") ?? "").trim();
  const file = form.get("file");
  const text = file instanceof Blob ? decode(new Uint8Array(await file.arrayBuffer())) : "";
  const faults = await addVersion(doorway, fromYear, (newest) => parseSections(text, newest));
  return faults && { file: { faults, fromYear } };
}

/** The words of one section, changed on the page, as a new version. */
async function reword(doorway: Doorway, form: FormData): Promise<Answer | null> {
  const fields = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const code = fields.section ?? "";
  let errors: RefusedWording["errors"] = {};
  const faults = await addVersion(doorway, (fields.fromYear ?? "").trim(), ({ sections }) => {
    const section = sections.find((one) => one.code === code);
    if (!section)
      return { faults: [{ place: "The section", message: "There is no such section any more." }] };
    const read = readWording(form, section);
    if ("section" in read) return { sections: [read.section] };
    errors = read.errors;
    return { faults: [] };
  });
  if (!faults) return null;
  for (const { place, message } of faults) errors[place === YEAR ? "fromYear" : "section-name"] ??= message;
  return { wording: { section: code, fields, errors } };
}

const YEAR = "First year";

/** Adds a version with these sections. @returns what is wrong, or null once it is stored */
async function addVersion(
  doorway: Doorway,
  fromYear: string,
  read: (newest: Rubric) => { sections: RubricSection[] } | { faults: RubricFault[] },
): Promise<RubricFault[] | null> {
  try {
    return await visit(doorway, "keep rubric", async ({ db }) => {
      const versions = await readRubrics(db);
      const newest = versions.at(-1);
      if (!newest) return [{ place: "The rubric", message: "Start with the standard rubric first." }];
      if (!/^\d{4}$/.test(fromYear))
        return [{ place: YEAR, message: "Enter the first year that it holds for." }];
      const found = read(newest);
      if ("faults" in found) return found.faults;
      const next = nextVersion(versions, found.sections, Number(fromYear));
      if ("faults" in next) return next.faults;
      await addRubric(db, next.rubric);
      return null;
    });
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    if (code !== "23505" && cause?.code !== "23505") throw error;
    const message = "Somebody else added a version at the same moment. Look at it, then send yours again.";
    return [{ place: "The rubric", message }];
  }
}

export default function SettingsContinuum() {
  const { shell, newest, versions, thisYear: now, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const path = `/c/${shell.slug}/settings/continuum`;
  return (
    <SettingsPage
      shell={shell}
      title="Practices and stages"
      lead="What members and the backbone are placed on, year by year."
      actions={
        newest ? (
          <LinkButton kind="secondary" to={`${path}.json`} reloadDocument>
            Download as JSON
          </LinkButton>
        ) : null
      }
    >
      {saved && !answer ? (
        <Notice tone="success">
          {saved === "names" ? "The stages have their new names." : "The new version is in force."}
        </Notice>
      ) : null}
      {newest ? (
        <>
          <Section
            title="Names of the stages"
            lead="A name is only a word: it changes nobody’s place, in any year."
          >
            <Form method="post" className="grid max-w-[34rem] gap-4" key={newest.stages.join()}>
              {newest.stages.map((stage, place) => (
                <Field
                  key={stage}
                  name={`stage${place + 1}`}
                  defaultValue={answer?.names?.typed[place] ?? stage}
                  label={`Stage ${place + 1}`}
                  maxLength={60}
                  error={place === 0 ? answer?.names?.error : null}
                />
              ))}
              <div>
                <Button name="intent" value="names" kind="secondary">
                  Save the names
                </Button>
              </div>
            </Form>
          </Section>
          <RubricSections rubric={newest} year={now} refused={answer?.wording} />
          <Section
            title="Add or replace sections"
            lead="A JSON file with one section or several. A section with a code that is there takes its place; others are added. Earlier years stay judged by what held then."
          >
            <div className="grid gap-6">
              {answer?.file ? <FileFaults faults={answer.file.faults} where="Place in the rubric" /> : null}
              <Form method="post" encType="multipart/form-data" className="grid max-w-[34rem] gap-4">
                <Field
                  type="file"
                  name="file"
                  accept=".json,application/json"
                  required
                  label="Sections (JSON)"
                  hint="As in the file that can be downloaded above: change it, or keep only what you add."
                  error={null}
                />
                <Field
                  name="fromYear"
                  inputMode="numeric"
                  defaultValue={answer?.file?.fromYear || String(now)}
                  label="First year that it holds for"
                  required
                />
                <div>
                  <Button name="intent" value="sections" kind="secondary">
                    Add as a new version
                  </Button>
                </div>
              </Form>
            </div>
          </Section>
          <Section title="Versions">
            <ul className="grid gap-1.5">
              {versions.map(({ version, fromYear, sections }) => (
                <li key={version}>
                  Version {version}, {fromYear === null ? "from the beginning" : `from ${fromYear} on`}:{" "}
                  {sections.join(", ")}
                </li>
              ))}
            </ul>
          </Section>
        </>
      ) : (
        <NoRubric mayStart path={`/c/${shell.slug}/continuum`} />
      )}
    </SettingsPage>
  );
}
