import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { z } from "zod";
import { ROLE_NAMES } from "~/domain/types";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { type Members, RoleFields } from "./RoleFields";
import { checkMember, roleFields } from "./role-form";

const DAYS = "Enter a whole number from 1 to 3650, or leave it empty.";

/** The fields of the form for a token. Who stands for one institution needs it, the others have none. */
export const tokenForm = z
  .object({
    name: z.string("Enter a name.").trim().min(1, "Enter a name.").max(100, "Use at most 100 characters."),
    ...roleFields,
    days: z.number(DAYS).int(DAYS).min(1, DAYS).max(3650, DAYS).optional(),
  })
  .superRefine(
    checkMember(
      (role) => `a token of the role ${ROLE_NAMES[role].toLowerCase()} is for the whole collaborative.`,
    ),
  );

export function TokenForm({
  members,
  lastResult,
}: {
  members: Members;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const [form, fields] = useForm({
    id: "token",
    lastResult,
    defaultValue: { days: 365 },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: tokenForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Field
        {...getInputProps(fields.name, { type: "text" })}
        label="Name"
        hint="Where it is used, such as “Board workbook”: so that you know later which one to revoke."
        autoComplete="off"
        error={fields.name.errors}
      />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <RoleFields {...{ fields, members }} hint="The token sees and changes what this role may." />
        <Field
          {...getInputProps(fields.days, { type: "number" })}
          label="Valid for how many days"
          hint="Left empty, it has no end but being revoked."
          optional
          error={fields.days.errors}
        />
      </div>
      <div>
        <Button>Make token</Button>
      </div>
    </Form>
  );
}
