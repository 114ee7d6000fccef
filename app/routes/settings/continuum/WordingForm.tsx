import { Form } from "@remix-run/react";
import type { Section, StageNames } from "~/domain/continuum/rubric";
import { Button } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import type { RefusedWording } from "./wording";

/** Rewords a section. Earlier years keep the wording that applied then. */
export function WordingForm({
  section,
  stages,
  year,
  refused,
}: {
  section: Section;
  stages: StageNames;
  year: number;
  refused: RefusedWording | undefined;
}) {
  const typed = refused?.fields;
  const errors = refused?.errors ?? {};
  return (
    <details className="folded mt-5" open={refused !== undefined}>
      <summary>Edit the wording of {section.name}</summary>
      <Form method="post" className="mt-5 grid max-w-[46rem] gap-8">
        <input type="hidden" name="section" value={section.code} />
        <Field
          name="section-name"
          label="Section name"
          defaultValue={typed?.["section-name"] ?? section.name}
          error={errors["section-name"]}
        />
        {section.practices.map(({ code, name, descriptors }) => (
          <fieldset key={code} className="grid gap-4 border-line border-t pt-5">
            <legend className="sr-only">{name}</legend>
            <Field
              name={`${code}-name`}
              label="Practice"
              defaultValue={typed?.[`${code}-name`] ?? name}
              error={errors[`${code}-name`]}
            />
            {stages.map((stage, place) => (
              <TextField
                key={stage}
                name={`${code}-${place + 1}`}
                label={stage}
                defaultValue={typed?.[`${code}-${place + 1}`] ?? descriptors[place]}
                rows={2}
                error={errors[`${code}-${place + 1}`]}
              />
            ))}
          </fieldset>
        ))}
        <Field
          name="fromYear"
          inputMode="numeric"
          defaultValue={typed?.fromYear ?? String(year)}
          label="First year it applies to"
          error={errors.fromYear}
          required
        />
        <div>
          <Button name="intent" value="wording" kind="secondary">
            Save as a new version
          </Button>
        </div>
      </Form>
    </details>
  );
}
