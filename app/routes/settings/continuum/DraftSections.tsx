import { Form } from "@remix-run/react";
import type { Section as RubricSection } from "~/domain/continuum/rubric";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Section } from "~/ui/layout/Page";

/** Offers the sections that ship as drafts in our own words; none is asked for until somebody adopts it. */
export function DraftSections({
  drafts,
  year,
  refused,
}: {
  drafts: RubricSection[];
  year: number;
  refused: { what: string; message: string } | undefined;
}) {
  return (
    <Section
      title="Drafts of further sections"
      lead="The field names six more success factors, without public descriptions of their stages. These drafts are in our own words. Adopted, they are marked as drafts wherever they stand until you reword them, and each is scored by itself."
    >
      <Form method="post" className="grid max-w-[46rem] gap-4">
        <ul className="grid gap-3">
          {drafts.map(({ code, name, practices }) => (
            <li key={code} className="border-line border-b pb-3">
              <label className="flex min-h-11 cursor-pointer items-center gap-3 font-semibold">
                <input
                  type="checkbox"
                  name="draft"
                  value={code}
                  className="size-4.5 shrink-0 accent-(--color-ink)"
                />
                {name}
              </label>
              <details className="folded">
                <summary>
                  What it asks<span className="sr-only">: {name}</span>
                </summary>
                {practices.map((practice) => (
                  <div key={practice.code} className="mt-2">
                    <p className="font-semibold text-sm">{practice.name}</p>
                    <ol className="list-decimal ps-6 text-sm">
                      {practice.descriptors.map((descriptor) => (
                        <li key={descriptor}>{descriptor}</li>
                      ))}
                    </ol>
                  </div>
                ))}
              </details>
            </li>
          ))}
        </ul>
        <div className="max-w-[34rem]">
          <Field
            id="draft-year"
            name="fromYear"
            inputMode="numeric"
            label="First year they apply to"
            defaultValue={String(year)}
            error={refused?.what === "adopt" ? refused.message : null}
            required
          />
        </div>
        <div>
          <Button name="intent" value="adopt" kind="secondary">
            Adopt as a new version
          </Button>
        </div>
      </Form>
    </Section>
  );
}
