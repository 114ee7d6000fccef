import { Form } from "@remix-run/react";
import type { Section, StageNames } from "~/domain/rubric";
import { Button } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import type { RefusedWording } from "./wording";

/** The words of a section, to change: earlier years keep those by which they were judged. */
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
      <summary>Change the wording of {section.name}</summary>
      <Form method="post" className="mt-5 grid max-w-[46rem] gap-8">
        <input type="hidden" name="section" value={section.code} />
        <Field
          name="section-name"
          label="Name of the section"
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
          label="First year that it holds for"
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
