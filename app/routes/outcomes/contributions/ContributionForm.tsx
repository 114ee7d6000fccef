import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import {
  type Contribution,
  contributionForm,
  MOST_EXPLANATIONS,
  PROOF_KEYS,
  PROOF_KINDS,
  READER_VIEWS,
  WEIGHTS,
} from "~/domain/outcomes/contribution";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { FormEnd } from "~/ui/controls/FormEnd";

const CHOOSE = { value: "", label: "Choose…" };
const ROWS = Array.from({ length: MOST_EXPLANATIONS }, (_, at) => at);

/** Claims a contribution, or changes `value`. */
export function ContributionForm({
  value,
  claimables,
  lastResult,
  cancel,
}: {
  value: (Contribution & { id: string; revision: number }) | null;
  /** What a new claim may be about. */
  claimables: { value: string; label: string }[];
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const [form, fields] = useCheckedForm({
    id: "contribution",
    schema: contributionForm,
    lastResult,
    defaultValue: value ? typed(value) : {},
  });
  const named = fields as unknown as Record<string, typeof fields.claim>;
  return (
    <Form method="post" {...getFormProps(form)} className="no-print grid max-w-[46rem] gap-6">
      {value ? (
        <>
          <input type="hidden" name="id" value={value.id} />
          <input type="hidden" name="revision" value={value.revision} />
        </>
      ) : (
        <Select name="about" label="Goal or result" options={[CHOOSE, ...claimables]} required />
      )}
      <Field
        {...getInputProps(fields.claim, { type: "text" })}
        label="What the partnership contributed"
        error={fields.claim.errors}
      />
      <TextField
        {...getTextareaProps(fields.chain)}
        rows={3}
        label="How one thing led to the next"
        error={fields.chain.errors}
      />
      <fieldset className="grid gap-5">
        <legend className="mb-2 font-semibold text-lg">Evidence, by kind</legend>
        {PROOF_KEYS.map((kind) => (
          <TextField
            key={kind}
            {...withoutKey(getTextareaProps(fields[kind]))}
            rows={2}
            label={PROOF_KINDS[kind]}
            optional
            error={fields[kind].errors}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-5">
        <legend className="mb-2 font-semibold text-lg">What else could explain it</legend>
        {ROWS.map((at) => {
          const explanation = named[`explanation${at}`];
          const weight = named[`weight${at}`];
          if (!explanation || !weight) return null;
          return (
            <div key={at} className="grid items-start gap-4 sm:grid-cols-[1fr_12rem]">
              <Field
                {...withoutKey(getInputProps(explanation, { type: "text" }))}
                label={`Explanation ${at + 1}`}
                optional
                error={explanation.errors}
              />
              <Select
                {...withoutKey(getSelectProps(weight))}
                label={`Weight of explanation ${at + 1}`}
                options={[{ value: "", label: "Not weighed" }, ...choices(WEIGHTS)]}
                error={weight.errors}
              />
            </div>
          );
        })}
      </fieldset>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Field
          {...getInputProps(fields.reader, { type: "text" })}
          label="Reader from outside"
          optional
          error={fields.reader.errors}
        />
        <Select
          {...getSelectProps(fields.readerView)}
          label="The reader’s view"
          options={[{ value: "", label: "None yet" }, ...choices(READER_VIEWS)]}
          optional
          error={fields.readerView.errors}
        />
      </div>
      <FormEnd save={value ? "Save changes" : "Claim it"} cancel={value ? cancel : null} />
    </Form>
  );
}

/** Props for an element of a list, which has a key of its own. */
function withoutKey<Props extends { key?: unknown }>({ key: _, ...props }: Props): Omit<Props, "key"> {
  return props;
}

/** A stored claim as its form shows it. */
function typed({ claim, chain, proof, explanations, reader, readerView }: Contribution) {
  const rows = explanations.flatMap(({ text, weight }, at): [string, string][] => [
    [`explanation${at}`, text],
    ...(weight ? [[`weight${at}`, weight] as [string, string]] : []),
  ]);
  return { claim, chain, ...proof, ...Object.fromEntries(rows), reader, ...(readerView && { readerView }) };
}
