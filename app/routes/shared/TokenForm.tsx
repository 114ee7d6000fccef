import {
  getFormProps,
  getInputProps,
  getSelectProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { z } from "zod";
import { ROLE_NAMES, ROLES } from "~/domain/types";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { memberFault, ROLE_OPTIONS } from "./role-form";

const DAYS = "Enter a whole number from 1 to 3650, or leave it empty.";

/** The fields of the form for a token. Who stands for one institution needs it, the others have none. */
export const tokenForm = z
  .object({
    name: z.string("Enter a name.").trim().min(1, "Enter a name.").max(100, "Use at most 100 characters."),
    role: z.enum(ROLES, "Choose a role."),
    member: z.string().optional(),
    days: z.number(DAYS).int(DAYS).min(1, DAYS).max(3650, DAYS).optional(),
  })
  .superRefine(({ role, member }, context) => {
    const name = ROLE_NAMES[role].toLowerCase();
    const message = memberFault(role, member, `a token of the role ${name} is for the whole collaborative.`);
    if (message) context.addIssue({ code: "custom", path: ["member"], message });
  });

export function TokenForm({
  members,
  lastResult,
}: {
  members: { slug: string; name: string }[];
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const [form, fields] = useForm({
    id: "token",
    lastResult,
    defaultValue: { days: 365 },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: tokenForm }),
    shouldRevalidate: "onInput",
  });
  const institutions = members.map(({ slug, name }) => ({ value: slug, label: name }));
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
        <Select
          {...getSelectProps(fields.role)}
          label="Role"
          hint="The token sees and changes what this role may."
          options={[{ value: "", label: "Choose…" }, ...ROLE_OPTIONS]}
          error={fields.role.errors}
        />
        <Select
          {...getSelectProps(fields.member)}
          label="Institution"
          hint="For an anchor executive or a member data lead."
          options={[{ value: "", label: "None: the whole collaborative" }, ...institutions]}
          error={fields.member.errors}
        />
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
