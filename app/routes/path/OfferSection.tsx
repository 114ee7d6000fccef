import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type OfferRecord, offerForm } from "~/domain/path/profile";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { Section } from "~/ui/layout/Page";
import type { ProfileAnswer } from "./profile-actions.server";

/** What organizations offer, and to whom. */
export function OfferSection({
  offers,
  mayRun,
  organizations,
  answer,
}: {
  offers: OfferRecord[];
  mayRun: boolean;
  organizations: { value: string; label: string }[];
  answer: ProfileAnswer | undefined;
}) {
  return (
    <Section title="What is offered" lead="Space, people, knowledge: whose it is, and to whom it is offered.">
      {offers.length === 0 ? (
        <p className="text-ink-soft">Nothing is noted yet.</p>
      ) : (
        <ul className="grid max-w-[46rem] gap-4">
          {offers.map(({ id, what, name, toWhom }) => (
            <li key={id} className="border-line border-b pb-3">
              <p className="break-words font-semibold">{what}</p>
              <p className="text-ink-soft">
                {name}
                {toWhom ? `, for ${toWhom}` : ""}
              </p>
              {mayRun ? (
                <TwoStepRemoval
                  look="quiet"
                  first={
                    <>
                      Remove…<span className="sr-only"> {what}</span>
                    </>
                  }
                  button={`Remove “${what}”`}
                  name="intent"
                  value="remove-offer"
                  fields={{ id }}
                >
                  <p>The history keeps it.</p>
                </TwoStepRemoval>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayRun ? <OfferForm key={offers.length} organizations={organizations} answer={answer} /> : null}
    </Section>
  );
}

function OfferForm({
  organizations,
  answer,
}: {
  organizations: { value: string; label: string }[];
  answer: ProfileAnswer | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "offer",
    schema: offerForm,
    lastResult: answer?.of === "offer" ? answer.result : undefined,
  });
  return (
    <details className="no-print mt-6" open={answer?.of === "offer"}>
      <summary className="w-fit cursor-pointer font-semibold">Add an offer</summary>
      <Form
        method="post"
        {...getFormProps(form)}
        className="mt-4 grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
      >
        <Field {...getInputProps(fields.what, { type: "text" })} label="What" error={fields.what.errors} />
        <Select
          {...getSelectProps(fields.organization)}
          label="Whose"
          options={[{ value: "", label: "Choose…" }, ...organizations]}
          error={fields.organization.errors}
        />
        <Field
          {...getInputProps(fields.toWhom, { type: "text" })}
          label="For whom"
          optional
          error={fields.toWhom.errors}
        />
        <div className="self-end">
          <Button name="intent" value="offer">
            Add the offer
          </Button>
        </div>
      </Form>
    </details>
  );
}
