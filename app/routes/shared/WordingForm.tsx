import { Form } from "@remix-run/react";
import type { Section, StageNames } from "~/domain/rubric";
import { Button } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";

/** The section with the words of the form; whether they may be kept, the rubric's own rules say. */
export function sectionFrom(form: FormData, section: Section): Section {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  return {
    ...section,
    name: said("section-name"),
    practices: section.practices.map((practice) => ({
      ...practice,
      name: said(`${practice.code}-name`),
      descriptors: [said(`${practice.code}-1`), said(`${practice.code}-2`), said(`${practice.code}-3`)],
    })),
  };
}

/** The words of a section, to change: earlier years keep those by which they were judged. */
export function WordingForm({
  section,
  stages,
  year,
  typed,
}: {
  section: Section;
  stages: StageNames;
  year: number;
  typed: Record<string, string> | undefined;
}) {
  return (
    <details className="folded mt-5" open={typed !== undefined}>
      <summary>Change the wording of {section.name}</summary>
      <Form method="post" className="mt-5 grid max-w-[46rem] gap-8">
        <input type="hidden" name="section" value={section.code} />
        <Field
          name="section-name"
          label="Name of the section"
          defaultValue={typed?.["section-name"] ?? section.name}
          error={null}
        />
        {section.practices.map(({ code, name, descriptors }) => (
          <fieldset key={code} className="grid gap-4 border-line border-t pt-5">
            <legend className="sr-only">{name}</legend>
            <Field
              name={`${code}-name`}
              label="Practice"
              defaultValue={typed?.[`${code}-name`] ?? name}
              error={null}
            />
            {stages.map((stage, place) => (
              <TextField
                key={stage}
                name={`${code}-${place + 1}`}
                label={stage}
                defaultValue={typed?.[`${code}-${place + 1}`] ?? descriptors[place]}
                rows={2}
                error={null}
              />
            ))}
          </fieldset>
        ))}
        <Field
          name="fromYear"
          inputMode="numeric"
          defaultValue={typed?.fromYear ?? String(year)}
          label="First year that it holds for"
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
