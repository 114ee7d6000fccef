import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { evidenceForm } from "~/domain/path/forms";
import type { EvidenceKind, Step } from "~/domain/path/steps";
import type { PathChoice } from "~/records/path/facts.server";
import type { StoredEvidence } from "~/records/path/path.server";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import type { PathAnswer } from "./path-actions.server";
import { EVIDENCE_WORDS } from "./words";

/** The notes of one kind, and the form that adds one. */
export function EvidenceForms({
  kind,
  step,
  evidence,
  organizations,
  answer,
  locale,
}: {
  kind: EvidenceKind;
  step: Step;
  evidence: StoredEvidence[];
  organizations: PathChoice[];
  answer: PathAnswer | undefined;
  locale: string;
}) {
  return (
    <>
      {evidence.length > 0 ? (
        <ul className="grid max-w-[46rem] gap-3">
          {evidence.map(({ id, name, heldOn, note }) => {
            const what = [name ?? EVIDENCE_WORDS[kind].one, heldOn ? formatDate(heldOn, { locale }) : ""]
              .filter(Boolean)
              .join(", ");
            return (
              <li key={id} className="border-line border-s-2 ps-4">
                <p className="font-semibold">{what}</p>
                <p className="whitespace-pre-line break-words">{note}</p>
                <TwoStepRemoval
                  look="quiet"
                  first={
                    <>
                      Remove…<span className="sr-only"> {what}</span>
                    </>
                  }
                  button={`Remove ${what}`}
                  name="intent"
                  value="remove-evidence"
                  fields={{ id, step }}
                >
                  <p>The history keeps it.</p>
                </TwoStepRemoval>
              </li>
            );
          })}
        </ul>
      ) : null}
      <EvidenceForm
        key={evidence.length}
        kind={kind}
        step={step}
        organizations={
          kind === "showing_up"
            ? organizations.filter(({ value }) => value.startsWith("member:"))
            : organizations
        }
        answer={answer}
      />
    </>
  );
}

function EvidenceForm({
  kind,
  step,
  organizations,
  answer,
}: {
  kind: EvidenceKind;
  step: Step;
  organizations: PathChoice[];
  answer: PathAnswer | undefined;
}) {
  const of = `evidence ${kind}`;
  const [form, fields] = useCheckedForm({
    id: `evidence-${kind}`,
    schema: evidenceForm,
    lastResult: answer?.of === of ? answer.result : undefined,
    defaultValue: { kind },
  });
  const whom = kind === "talk" || kind === "showing_up";
  return (
    <details open={answer?.of === of}>
      <summary className="w-fit cursor-pointer font-semibold">{EVIDENCE_WORDS[kind].add}</summary>
      <Form
        method="post"
        {...getFormProps(form)}
        className="mt-3 grid max-w-[46rem] items-start gap-5 sm:grid-cols-2"
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="step" value={step} />
        {whom ? (
          <Select
            {...getSelectProps(fields.organization)}
            label={kind === "talk" ? "With whom" : "Member"}
            options={[{ value: "", label: "Choose…" }, ...organizations]}
            error={fields.organization.errors}
          />
        ) : null}
        {kind === "showing_up" ? null : (
          <Field
            {...getInputProps(fields.heldOn, { type: "date" })}
            label="Held on"
            error={fields.heldOn.errors}
          />
        )}
        <div className="sm:col-span-2">
          <TextField
            {...getTextareaProps(fields.note)}
            rows={2}
            label={kind === "showing_up" ? "How it shows up" : "Note"}
            error={fields.note.errors}
          />
        </div>
        <div>
          <Button kind="secondary" name="intent" value="evidence">
            {EVIDENCE_WORDS[kind].add}
          </Button>
        </div>
      </Form>
    </details>
  );
}
