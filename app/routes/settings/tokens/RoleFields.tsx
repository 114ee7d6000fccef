import { type FieldMetadata, getSelectProps } from "@conform-to/react";
import { ROLE_NAMES, ROLES, type Role } from "~/domain/terms";
import { Select } from "~/ui/controls/Field";

export type Members = { slug: string; name: string }[];

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }));

export const memberOptions = (members: Members) => [
  { value: "", label: "None: the whole collaborative" },
  ...members.map(({ slug, name }) => ({ value: slug, label: name })),
];

export const MEMBER_HINT = "For an anchor executive or a member data lead.";

/** Fields for a role and its institution. */
export function RoleFields({
  fields,
  members,
  hint,
}: {
  fields: { role: FieldMetadata<Role>; member: FieldMetadata<string | undefined> };
  members: Members;
  /** What the role means in this form. */
  hint: string;
}) {
  return (
    <>
      <Select
        {...getSelectProps(fields.role)}
        label="Role"
        hint={hint}
        options={[{ value: "", label: "Choose…" }, ...ROLE_OPTIONS]}
        error={fields.role.errors}
      />
      <Select
        {...getSelectProps(fields.member)}
        label="Institution"
        hint={MEMBER_HINT}
        options={memberOptions(members)}
        error={fields.member.errors}
      />
    </>
  );
}
