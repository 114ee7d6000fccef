import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import {
  CRITERIA,
  CRITERION_KEYS,
  candidateForm,
  ratingForm,
  type Scores,
  weightsForm,
} from "~/domain/path/convener";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import type { ConvenerAnswer } from "./convener-actions.server";

type Choices = { value: string; label: string }[];
const CHOOSE = { value: "", label: "Choose…" };
const SCORES = [1, 2, 3, 4, 5].map((score) => ({ value: `${score}`, label: `${score}` }));
const GRID = "mt-3 grid max-w-[46rem] items-start gap-5 sm:grid-cols-2";

/** Adds an organization that might convene. */
export function CandidateForm({
  organizations,
  answer,
}: {
  organizations: Choices;
  answer: ConvenerAnswer | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "candidate",
    schema: candidateForm,
    lastResult: answer?.of === "candidate" ? answer.result : undefined,
  });
  return (
    <Form method="post" {...getFormProps(form)} className={GRID}>
      <Select
        {...getSelectProps(fields.organization)}
        label="Organization that might convene"
        options={[CHOOSE, ...organizations]}
        error={fields.organization.errors}
      />
      <div className="self-end">
        <Button kind="secondary" name="intent" value="candidate">
          Add the candidate
        </Button>
      </div>
    </Form>
  );
}

/** What can be done about a candidate: record a rating, name it the initiator, remove it. */
export function CandidateSteps({
  candidate: { id, name, initiator, raters },
  answer,
}: {
  candidate: { id: string; name: string; initiator: boolean; raters: Choices };
  answer: ConvenerAnswer | undefined;
}) {
  const of = `rate ${id}`;
  const [form, fields] = useCheckedForm({
    id: `rate-${id}`,
    schema: ratingForm,
    lastResult: answer?.of === of ? answer.result : undefined,
  });
  return (
    <article aria-label={name} className="border-line border-b pb-4">
      <h3 className="font-semibold text-lg">
        {name}
        {initiator ? <span className="font-normal text-ink-soft"> (began the talks)</span> : null}
      </h3>
      <details open={answer?.of === of}>
        <summary className="w-fit cursor-pointer">
          Record a rating<span className="sr-only"> of {name}</span>
        </summary>
        <Form method="post" {...getFormProps(form)} className={GRID}>
          <input type="hidden" name="candidate" value={id} />
          <Select
            {...getSelectProps(fields.contactId)}
            label="Who rates"
            options={[CHOOSE, ...raters]}
            error={fields.contactId.errors}
          />
          {CRITERION_KEYS.map((criterion) => {
            const { key: _, ...select } = getSelectProps(fields[criterion]);
            return (
              <Select
                key={criterion}
                {...select}
                label={CRITERIA[criterion]}
                options={[CHOOSE, ...SCORES]}
                error={fields[criterion].errors}
              />
            );
          })}
          <div className="self-end">
            <Button kind="secondary" name="intent" value="rate">
              Save the rating
            </Button>
          </div>
        </Form>
      </details>
      <div className="mt-2 flex flex-wrap gap-3">
        {initiator ? null : (
          <Form method="post">
            <input type="hidden" name="candidate" value={id} />
            <Button kind="quiet" name="intent" value="initiator">
              It began the talks<span className="sr-only">: {name}</span>
            </Button>
          </Form>
        )}
        <TwoStepRemoval
          look="quiet"
          first={
            <>
              Remove…<span className="sr-only"> {name}</span>
            </>
          }
          button={`Remove ${name}`}
          name="intent"
          value="remove-candidate"
          fields={{ candidate: id }}
        >
          <p>Its ratings go with it. The history keeps them.</p>
        </TwoStepRemoval>
      </div>
    </article>
  );
}

/** How much each criterion counts. */
export function WeightsForm({ weights, answer }: { weights: Scores; answer: ConvenerAnswer | undefined }) {
  const [form, fields] = useCheckedForm({
    id: "weights",
    schema: weightsForm,
    lastResult: answer?.of === "weights" ? answer.result : undefined,
    defaultValue: Object.fromEntries(
      CRITERION_KEYS.map((criterion) => [criterion, `${weights[criterion]}`]),
    ) as Record<keyof Scores, string>,
  });
  return (
    <Form method="post" {...getFormProps(form)} className={GRID}>
      {CRITERION_KEYS.map((criterion) => {
        const { key: _, ...input } = getInputProps(fields[criterion], { type: "text" });
        return (
          <Field
            key={criterion}
            {...input}
            inputMode="numeric"
            label={CRITERIA[criterion]}
            error={fields[criterion].errors}
          />
        );
      })}
      <div className="self-end">
        <Button kind="secondary" name="intent" value="weights">
          Save the weights
        </Button>
      </div>
    </Form>
  );
}
