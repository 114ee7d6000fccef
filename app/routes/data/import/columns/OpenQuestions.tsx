import type { Mapping } from "~/exchange/columns/mapping";
import type { FaultAt, MappingChoices } from "~/routes/data/import/words";
import { Field, Select } from "~/ui/controls/Field";

export interface FileQuestions {
  /** The dimensions by which the columns split figures at once. */
  split: { value: string; label: string }[];
  /** Currencies other than the collaborative's. */
  currencies: string[];
  /** Rows without a name stand under rows with one. */
  namesOnce: boolean;
}

const POWERS = [
  { value: "0", label: "in full" },
  { value: "3", label: "in thousands" },
  { value: "6", label: "in millions" },
  { value: "9", label: "in billions" },
];
export const SCALES = [{ value: "", label: "Please choose" }, ...POWERS];

/** How figures are written and what belongs together: what one file may leave open and another says. */
export function OpenQuestions({
  mapping,
  choices,
  questions: { split, currencies, namesOnce },
  faultAt,
}: {
  mapping: Mapping;
  choices: MappingChoices;
  questions: FileQuestions;
  faultAt: FaultAt;
}) {
  const { scale, columns, fixed } = mapping;
  const hasParts = columns.some(
    ({ use, category, measure }) => use === "value" && category !== undefined && !measure,
  );
  return (
    <>
      <Select
        label="Amounts of money are"
        name="scaleMoney"
        hint={scale.from === null ? undefined : `The file says “${scale.from}”.`}
        defaultValue={scale.money === null ? "" : String(scale.money)}
        options={scale.money === null ? SCALES : POWERS}
        error={faultAt("scaleMoney")}
      />
      <Select
        label="Counts are"
        name="scaleCounts"
        defaultValue={scale.counts === null ? "" : String(scale.counts)}
        options={scale.counts === null ? SCALES : POWERS}
        error={faultAt("scaleCounts")}
      />
      <Select
        label="Several rows of one figure"
        name="together"
        defaultValue={mapping.together}
        options={[
          { value: "ask", label: "are in question" },
          { value: "add", label: "are added up" },
          { value: "total", label: "give way to the row named total" },
        ]}
      />
      {hasParts ? (
        <Select
          label="The columns of groups are parts of"
          name="partsOf"
          defaultValue={mapping.partsOf ?? ""}
          options={[
            { value: "", label: "Please choose" },
            ...choices.items.map(({ code, label }) => ({ value: code, label })),
          ]}
          error={faultAt("partsOf")}
        />
      ) : null}
      {split.length > 1 ? (
        <Select
          label="Keep the split by"
          name="keep"
          hint="Figures are added up over the other."
          defaultValue={mapping.keep ?? ""}
          options={[{ value: "", label: "Please choose" }, ...split]}
          error={faultAt("keep")}
        />
      ) : null}
      {namesOnce || mapping.fillDown ? (
        <Select
          label="A row without a member, measure, or year"
          name="fillDown"
          defaultValue={mapping.fillDown ? "yes" : "no"}
          options={[
            { value: "no", label: "is an error" },
            { value: "yes", label: "belongs to the name above it" },
          ]}
        />
      ) : null}
      {choices.groups.length > 0 ? (
        <Select
          label="All rows are about"
          name="part"
          defaultValue={fixed.part ? `${fixed.part.dimension}:${fixed.part.category}` : ""}
          options={[{ value: "", label: "the whole" }, ...choices.groups]}
        />
      ) : null}
      {currencies.map((currency) => (
        <div key={currency}>
          <input type="hidden" name="rate-currency" value={currency} />
          <Field
            label={`One ${currency} is worth`}
            name="rate"
            hint="In the currency used here. The note of each figure keeps it."
            inputMode="decimal"
            defaultValue={mapping.rates[currency] ?? ""}
          />
        </div>
      ))}
    </>
  );
}
