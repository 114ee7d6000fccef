import { type FieldMetadata, getInputProps, getSelectProps } from "@conform-to/react";
import { ACTION_ORIGINS } from "~/domain/work/terms";
import { choices } from "~/routes/shared/ListFilters";
import { Field, Select } from "~/ui/controls/Field";

/** What an action can name, as far as this person may. */
export interface ActionChoices {
  owners: { id: string; name: string; organization: string }[];
  initiatives: { id: string; name: string }[];
  goals: { id: string; statement: string }[];
}

interface Described {
  title: FieldMetadata<string>;
  ownerId: FieldMetadata<string>;
  origin: FieldMetadata<string>;
  initiativeId: FieldMetadata<string | undefined>;
  goalId: FieldMetadata<string | undefined>;
  agendaItemId: FieldMetadata<string | undefined>;
}

/** What is to be done, by whom, and where it came from. */
export function DescribedFields({ fields, choices: named }: { fields: Described; choices: ActionChoices }) {
  const none = (label: string) => ({ value: "", label });
  return (
    <>
      <div className="sm:col-span-2">
        <Field
          {...getInputProps(fields.title, { type: "text" })}
          label="What is to be done"
          error={fields.title.errors}
        />
      </div>
      <Select
        {...getSelectProps(fields.ownerId)}
        label="Who does it"
        hint="One person. They get mail about it."
        options={[
          none("Choose…"),
          ...named.owners.map(({ id, name, organization }) => ({
            value: id,
            label: `${name}, ${organization}`,
          })),
        ]}
        error={fields.ownerId.errors}
      />
      <Select
        {...getSelectProps(fields.origin)}
        label="Came from"
        hint="Where it was agreed."
        options={choices(ACTION_ORIGINS)}
        error={fields.origin.errors}
      />
      <Select
        {...getSelectProps(fields.initiativeId)}
        label="Initiative"
        optional
        options={[none("None"), ...named.initiatives.map(({ id, name }) => ({ value: id, label: name }))]}
        error={fields.initiativeId.errors}
      />
      <Select
        {...getSelectProps(fields.goalId)}
        label="Goal that it serves"
        optional
        options={[
          none("None"),
          ...named.goals.map(({ id, statement }) => ({ value: id, label: short(statement) })),
        ]}
        error={fields.goalId.errors}
      />
      <input {...getInputProps(fields.agendaItemId, { type: "hidden" })} />
    </>
  );
}

/** A statement short enough for a list of choices. */
export const short = (text: string, most = 90) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
