import { type FieldMetadata, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { Choice } from "~/ui/controls/Choice";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { KINDS, UNITS } from "./words";

type Unit = "count" | "currency";
type Kind = "flow" | "stock";

export interface MeasureOption {
  code: string;
  label: string;
}

export const STRATEGY_OPTIONS = STRATEGIES.map((strategy) => ({
  value: strategy,
  label: STRATEGY_NAMES[strategy],
}));

export const optionsOf = (measures: MeasureOption[], none: string) => [
  { value: "", label: none },
  ...measures.map(({ code, label }) => ({ value: code, label })),
];

/** How a measure is called and what counts. */
export function WordingFields({
  label,
  definition,
}: {
  label: FieldMetadata<string>;
  definition: FieldMetadata<string>;
}) {
  return (
    <>
      <Field
        {...getInputProps(label, { type: "text" })}
        label="Name"
        hint="As it stands on pages, in files, and in charts."
        error={label.errors}
        autoComplete="off"
      />
      <TextField
        {...getTextareaProps(definition)}
        label="Definition"
        hint="What counts, what does not, and when. Members read it beside the field."
        error={definition.errors}
      />
    </>
  );
}

/** How a measure is counted: what cannot change once values are stored. */
export function CountingFields({
  unit,
  kind,
  partOf,
  measures,
}: {
  unit: FieldMetadata<Unit | undefined>;
  kind: FieldMetadata<Kind | undefined>;
  partOf: FieldMetadata<string | null | undefined>;
  measures: MeasureOption[];
}) {
  return (
    <>
      <Select {...getSelectProps(unit)} label="Unit" options={UNITS} error={unit.errors} />
      <Choice
        legend="When it is counted"
        name={kind.name}
        options={KINDS}
        defaultValue={kind.initialValue ?? "flow"}
        error={kind.errors}
      />
      <Select
        {...getSelectProps(partOf)}
        label="Part of"
        optional
        hint="A part can never be larger than its whole. Both have the same strategy, unit, and time."
        options={optionsOf(measures, "Not part of another measure")}
        error={partOf.errors}
      />
    </>
  );
}
