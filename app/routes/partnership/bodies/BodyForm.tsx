import { getFormProps, getInputProps, getSelectProps, getTextareaProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { QuorumRule } from "~/domain/people/bodies";
import type { BodyFields } from "~/domain/people/form";
import { BODY_KINDS, DECISION_RULES } from "~/domain/people/terms";
import type { FormResult } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";

type TypedBody = Partial<Record<keyof BodyFields | "quorumOf" | "quorumIn", string>>;

/** A stored body as its form shows it. */
export function typedBody(body: Omit<BodyFields, "quorum"> & { quorum: QuorumRule }): TypedBody {
  const { quorum, closed, recordsPublic, endedOn, ...words } = body;
  return {
    ...words,
    quorum: quorum.kind,
    ...(quorum.kind === "at_least" && { quorumOf: `${quorum.of}`, quorumIn: `${quorum.in}` }),
    ...(closed && { closed: "on" }),
    ...(recordsPublic && { recordsPublic: "on" }),
    endedOn: endedOn ?? "",
  };
}

/** Adds or changes a body. */
export function BodyForm({
  value,
  revision,
  lastResult,
  cancel,
}: {
  value: TypedBody;
  revision: number | null;
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const [form, fields] = useForm<TypedBody>({
    id: "body",
    lastResult: lastResult ?? null,
    defaultValue: value,
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      <div className="sm:col-span-2">
        <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
      </div>
      <Select
        {...getSelectProps(fields.kind)}
        label="Kind"
        options={choices(BODY_KINDS)}
        error={fields.kind.errors}
      />
      <Field
        {...getInputProps(fields.cadence, { type: "text" })}
        label="How often it meets"
        optional
        error={fields.cadence.errors}
      />
      <div className="sm:col-span-2">
        <TextField
          {...getTextareaProps(fields.remit)}
          rows={2}
          label="What it may decide"
          optional
          error={fields.remit.errors}
        />
      </div>
      <Select
        {...getSelectProps(fields.rule)}
        label="It decides by"
        hint="Majority and two thirds are of the votes cast. Consensus needs all for; consent fails on one objection."
        options={choices(DECISION_RULES)}
        error={fields.rule.errors}
      />
      <Select
        {...getSelectProps(fields.quorum)}
        label="Quorum"
        hint="Of the filled voting seats."
        options={[
          { value: "majority", label: "A majority" },
          { value: "at_least", label: "At least a part, such as 2 of 3" },
        ]}
        error={fields.quorum.errors}
      />
      <Field
        {...getInputProps(fields.quorumOf, { type: "text" })}
        inputMode="numeric"
        label="At least"
        hint="Only for a part: the 2 of 2 in 3."
        optional
        error={fields.quorumOf.errors}
      />
      <Field
        {...getInputProps(fields.quorumIn, { type: "text" })}
        inputMode="numeric"
        label="Of every"
        hint="The 3 of 2 in 3."
        optional
        error={fields.quorumIn.errors}
      />
      <Tick {...getInputProps(fields.closed, { type: "checkbox" })} error={fields.closed.errors}>
        Closed: only those who sit in it read its records
      </Tick>
      <Tick
        {...getInputProps(fields.recordsPublic, { type: "checkbox" })}
        error={fields.recordsPublic.errors}
      >
        Records public: approved minutes get a public address
      </Tick>
      <Field
        {...getInputProps(fields.endedOn, { type: "date" })}
        label="Last day"
        hint="Leave it empty while the body exists."
        optional
        error={fields.endedOn.errors}
      />
      <div className="flex flex-wrap gap-3 sm:col-span-2">
        <Button>{revision === null ? "Add the body" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}

/** A box to tick, with its words. */
export function Tick({
  children,
  error,
  ...input
}: React.InputHTMLAttributes<HTMLInputElement> & { children: ReactNode; error?: string[] | undefined }) {
  return (
    <div className="grid gap-1">
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input {...input} className="mt-1 size-4.5 shrink-0 accent-(--color-ink)" />
        <span>{children}</span>
      </label>
      {error ? <p className="font-medium text-bad text-sm">{error.join(" ")}</p> : null}
    </div>
  );
}
