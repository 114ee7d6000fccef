import type { Mapping } from "~/exchange/columns/mapping";
import { type FaultAt, FROM_SHEET, type MappingChoices } from "~/routes/data/import/words";
import { Field, Select } from "~/ui/controls/Field";
import { Section } from "~/ui/layout/Page";
import { type FileQuestions, OpenQuestions } from "./OpenQuestions";

interface WholeFile {
  mapping: Mapping;
  choices: MappingChoices;
  /** Sheets that are not empty. */
  sheets: string[];
  questions: FileQuestions;
  faultAt: FaultAt;
}

/** What applies to all rows of the file: names that no column provides, and how figures are written. */
export function WholeFileFields(whole: WholeFile) {
  return (
    <Section title="For the whole file" lead="Used where no column says.">
      <WholeFileGrid {...whole} />
    </Section>
  );
}

/** The fields without their section. */
export function WholeFileGrid({ mapping, choices, sheets, questions, faultAt }: WholeFile) {
  const members = choices.members.map(({ slug, name }) => ({ value: slug, label: name }));
  const { fixed } = mapping;
  const isForm = mapping.form === "form";
  return (
    <div className="grid max-w-[58rem] items-start gap-6 sm:grid-cols-2 lg:grid-cols-3">
      <Select
        label="Member"
        name="member"
        defaultValue={fixed.memberFromSheet ? FROM_SHEET : (fixed.member ?? "")}
        options={[
          { value: "", label: "From a column" },
          ...(sheets.length > 1 || isForm
            ? [{ value: FROM_SHEET, label: isForm ? "From each form" : "From each sheet’s name" }]
            : []),
          ...members,
        ]}
        error={faultAt("member")}
      />
      <Field
        label="Year"
        name="year"
        inputMode="numeric"
        placeholder="From a column"
        defaultValue={fixed.year ?? ""}
        error={faultAt("year")}
      />
      {sheets.length > 1 ? (
        <Select
          label="Without a year"
          name="year-from"
          defaultValue={fixed.yearFromSheet ? FROM_SHEET : ""}
          options={[
            { value: "", label: "it comes from a column" },
            { value: FROM_SHEET, label: isForm ? "each form says it" : "it comes from each sheet’s name" },
          ]}
        />
      ) : null}
      <Select
        label="Measure"
        name="measure"
        defaultValue={fixed.measure ?? ""}
        options={[
          { value: "", label: "From the columns" },
          ...choices.items.map(({ code, label }) => ({ value: code, label })),
        ]}
        error={faultAt("measure")}
      />
      <Select
        label="Decimal mark"
        name="decimal"
        defaultValue={mapping.decimalIsOpen && !mapping.decimalIsSure ? "" : mapping.decimal}
        hint={mapping.decimalIsSure ? "Detected in the file." : "Could not be detected. Please check."}
        error={faultAt("decimal")}
        options={[
          ...(mapping.decimalIsOpen && !mapping.decimalIsSure ? [{ value: "", label: "Please choose" }] : []),
          { value: ".", label: "a point: 1,234.5" },
          { value: ",", label: "a comma: 1.234,5" },
        ]}
      />
      <Select
        label="A share written as 19 means"
        name="shares"
        hint="Applies only to columns of shares."
        defaultValue={mapping.shares}
        options={[
          { value: "percent", label: "19%" },
          { value: "fraction", label: "an error: shares are written as 0.19" },
        ]}
      />
      <OpenQuestions mapping={mapping} choices={choices} questions={questions} faultAt={faultAt} />
    </div>
  );
}
