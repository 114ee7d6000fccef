import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { z } from "zod";
import { isReadable } from "~/domain/plain-text";
import { SCOPE_NAMES, SCOPES } from "~/domain/programs/scopes";
import { ROLE_NAMES } from "~/domain/terms";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Choices } from "~/ui/controls/Choice";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { type Members, RoleFields } from "./RoleFields";
import { checkMember, roleFields } from "./role-form";

const DAYS = "Enter a whole number from 1 to 3650, or leave it empty.";

/** The fields of a new token. Roles of one institution need it; other roles have none. */
export const tokenForm = z
  .object({
    name: z
      .string("Enter a name.")
      .trim()
      .refine(isReadable, "Enter a name.")
      .max(100, "Use at most 100 characters."),
    ...roleFields,
    scopes: z.array(z.enum(SCOPES, "Choose from the list.")).min(1, "Choose what the token is for."),
    days: z.number(DAYS).int(DAYS).min(1, DAYS).max(3650, DAYS).optional(),
  })
  .superRefine(
    checkMember(
      (role) => `a token of the role ${ROLE_NAMES[role].toLowerCase()} is for the whole collaborative.`,
    ),
  );

export function TokenForm({ members, lastResult }: { members: Members; lastResult: FormResult | undefined }) {
  const [form, fields] = useCheckedForm({
    id: "token",
    schema: tokenForm,
    lastResult,
    defaultValue: { days: 365, scopes: [...SCOPES] },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Field
        {...getInputProps(fields.name, { type: "text" })}
        label="Name"
        hint="Where it is used, such as “Board workbook”, so that you can tell tokens apart later."
        autoComplete="off"
        error={fields.name.errors}
      />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <RoleFields fields={fields} members={members} hint="The token sees and changes what this role may." />
        <Field
          {...getInputProps(fields.days, { type: "number" })}
          label="Valid for how many days"
          hint="If empty, it is valid until revoked."
          optional
          error={fields.days.errors}
        />
      </div>
      <Choices
        legend="What it may be used for"
        name={fields.scopes.name}
        options={SCOPES.map((value) => ({
          value,
          label: SCOPE_NAMES[value].label,
          hint: SCOPE_NAMES[value].meaning,
        }))}
        // What was chosen stays chosen when the server refuses the form.
        checked={[fields.scopes.initialValue ?? []].flat() as string[]}
        error={fields.scopes.errors}
      />
      <div>
        <Button>Make token</Button>
      </div>
    </Form>
  );
}
