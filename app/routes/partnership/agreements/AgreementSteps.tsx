import { getFormProps, getInputProps, getSelectProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { AgreementState } from "~/domain/agreements/agreement";
import type { StoredAgreement } from "~/domain/agreements/stored";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import type { Answer } from "./writing.server";

/** Notice, replacement, release of limits, removal of a draft. */
export function AgreementSteps({
  agreement,
  state,
  binding,
  mayRelease,
  others,
  answer,
}: {
  agreement: StoredAgreement;
  state: AgreementState;
  binding: boolean;
  mayRelease: boolean;
  others: { value: string; label: string }[];
  answer: Answer | undefined;
}) {
  const [notice, noticeFields] = useForm<{ noticeGivenOn?: string }>({
    id: "notice",
    lastResult: answer?.of === "notice" ? (answer.result ?? null) : null,
    defaultValue: { noticeGivenOn: agreement.noticeGivenOn ?? "" },
  });
  const [replace, replaceFields] = useForm<{ replacedById?: string; replacedOn?: string }>({
    id: "replace",
    lastResult: answer?.of === "replace" ? (answer.result ?? null) : null,
    defaultValue: { replacedById: agreement.replacedById ?? "", replacedOn: agreement.replacedOn ?? "" },
  });
  const [release, releaseFields] = useForm<{ reason?: string }>({
    id: "release",
    lastResult: answer?.of === "release" ? (answer.result ?? null) : null,
  });
  const { revision } = agreement;
  const isOver = state === "ended" || state === "replaced";
  return (
    <div className="no-print grid max-w-[46rem] gap-8">
      {binding && isOver && mayRelease ? (
        <Form
          method="post"
          {...getFormProps(release)}
          className="grid gap-4 rounded-md bg-sunk px-4 py-5 sm:px-6"
        >
          <input type="hidden" name="intent" value="release" />
          <input type="hidden" name="revision" value={revision} />
          <p>
            The agreement is over. Its limits apply until you release them; members may see more afterwards.
          </p>
          <Field
            {...getInputProps(releaseFields.reason, { type: "text" })}
            label="Why its limits no longer apply"
            error={releaseFields.reason.errors}
          />
          <div>
            <Button kind="danger">Release its limits</Button>
          </div>
        </Form>
      ) : null}
      {agreement.renewal.kind === "automatic" ? (
        <Form method="post" {...getFormProps(notice)} className="grid gap-4">
          <input type="hidden" name="intent" value="notice" />
          <input type="hidden" name="revision" value={revision} />
          <Field
            {...getInputProps(noticeFields.noticeGivenOn, { type: "date" })}
            label="Notice was given on"
            hint="It then ends with its current term if the day is on or before the notice date."
            optional
            error={noticeFields.noticeGivenOn.errors}
          />
          <div>
            <Button kind="secondary">Save the notice</Button>
          </div>
        </Form>
      ) : null}
      {others.length > 0 && state !== "draft" ? (
        <Form method="post" {...getFormProps(replace)} className="grid items-start gap-4 sm:grid-cols-2">
          <input type="hidden" name="intent" value="replace" />
          <input type="hidden" name="revision" value={revision} />
          <Select
            {...getSelectProps(replaceFields.replacedById)}
            label="Replaced by"
            options={[{ value: "", label: "Nothing" }, ...others]}
            error={replaceFields.replacedById.errors}
          />
          <Field
            {...getInputProps(replaceFields.replacedOn, { type: "date" })}
            label="Replaced on"
            optional
            error={replaceFields.replacedOn.errors}
          />
          <div>
            <Button kind="secondary">Save the replacement</Button>
          </div>
        </Form>
      ) : null}
      {agreement.parties.every(({ signedOn }) => signedOn === null) ? (
        <TwoStepRemoval
          first="Remove the draft…"
          button="Remove the draft"
          fields={{ intent: "remove", revision }}
        >
          <p>Nobody has signed it. It is removed with its parties, obligations, and documents.</p>
        </TwoStepRemoval>
      ) : null}
    </div>
  );
}
