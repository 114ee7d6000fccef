import { Form } from "@remix-run/react";
import type { RubricFault, StageNames } from "~/domain/continuum/rubric";
import { FileFaults } from "~/routes/shared/FileFaults";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Section } from "~/ui/layout/Page";

/** Renames the three stages. */
export function StageNamesForm({
  stages,
  refused,
}: {
  stages: StageNames;
  refused: { typed: string[]; error: string } | undefined;
}) {
  return (
    <Section title="Stage names" lead="Renaming a stage changes no placement in any year.">
      <Form method="post" className="grid max-w-[34rem] gap-4" key={stages.join()}>
        {stages.map((stage, place) => (
          <Field
            key={stage}
            name={`stage${place + 1}`}
            defaultValue={refused?.typed[place] ?? stage}
            label={`Stage ${place + 1}`}
            maxLength={60}
            error={place === 0 ? refused?.error : null}
          />
        ))}
        <div>
          <Button name="intent" value="names" kind="secondary">
            Save names
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** Uploads sections as a new version. */
export function SectionsForm({
  year,
  refused,
}: {
  year: number;
  refused: { faults: RubricFault[]; fromYear: string } | undefined;
}) {
  return (
    <Section
      title="Add or replace sections"
      lead="Upload a JSON file with one or more sections. A section with an existing code replaces that section; others are added. Earlier years keep the version that applied then."
    >
      <div className="grid gap-6">
        {refused ? <FileFaults faults={refused.faults} where="Place in the rubric" /> : null}
        <Form method="post" encType="multipart/form-data" className="grid max-w-[34rem] gap-4">
          <Field
            type="file"
            name="file"
            accept=".json,application/json"
            required
            label="Sections (JSON)"
            hint="Same format as the download above. Edit that file, or keep only the sections you add."
            error={null}
          />
          <Field
            name="fromYear"
            inputMode="numeric"
            defaultValue={refused?.fromYear || String(year)}
            label="First year it applies to"
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
  );
}
