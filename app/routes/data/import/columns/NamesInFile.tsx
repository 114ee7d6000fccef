import { LEFT_OUT } from "~/exchange/columns/mapping-words";
import type { OpenWords } from "~/exchange/reading/open-words";
import type { MappingChoices } from "~/routes/data/import/words";
import { Field, Select } from "~/ui/controls/Field";
import { Section } from "~/ui/layout/Page";

const UNITS = [
  { value: "number", label: "Counts, or amounts in full" },
  { value: "thousands", label: "Thousands" },
  { value: "millions", label: "Millions" },
  { value: "percent", label: "Percentages" },
];

/** Asks what each unknown name, category, year, and unit in the file stands for. */
export function NamesInFile({ unknown, choices }: { unknown: OpenWords; choices: MappingChoices }) {
  const leaveOut = { value: LEFT_OUT, label: "Nothing: leave these rows out" };
  const lists = [
    {
      field: "name-member",
      names: unknown.members,
      options: [...choices.members.map(({ slug, name }) => ({ value: slug, label: name })), leaveOut],
    },
    {
      field: "name-measure",
      names: unknown.measures,
      options: [...choices.items.map(({ code, label }) => ({ value: code, label })), leaveOut],
    },
    { field: "name-unit", names: unknown.units, options: UNITS },
  ];
  const { categories, years, titles } = unknown;
  const others = categories.length + years.length + titles.length;
  if (lists.every(({ names }) => names.length === 0) && others === 0) return null;
  return (
    <Section
      id="names"
      title="Names in the file"
      lead="These names are not known yet. Choose what each stands for; any left open counts as an error."
    >
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {lists.flatMap(({ field, names, options }) =>
          names.map((name) => (
            <NameChoice key={`${field} ${name}`} field={field} name={name} options={options} />
          )),
        )}
        {categories.map((name) => (
          <NameChoice
            key={name}
            field="name-category"
            name={name}
            label={name.replace(/^[^:]*: /, "")}
            options={[...groupsOf(name, choices), leaveOut]}
          />
        ))}
        {titles.map((title) => (
          <Select
            key={title}
            label={`“${title}”, above the figures or on their sheet,`}
            name="title-ok"
            options={[
              { value: "", label: "is not clear yet" },
              { value: title, label: "changes nothing about them" },
            ]}
          />
        ))}
        {years.map((name) => (
          <div key={name}>
            <input type="hidden" name="name-year" value={name} />
            <Field
              label={`“${name}” is the year`}
              name="name-year-is"
              inputMode="numeric"
              pattern="[0-9]{4}"
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

/** The groups of the dimension that a word such as "gender: Femmes" belongs to, by their own codes. */
function groupsOf(name: string, { groups }: MappingChoices) {
  const dimension = `${name.split(": ")[0]}:`;
  return groups
    .filter(({ value }) => value.startsWith(dimension))
    .map(({ value, label }) => ({ value: value.slice(dimension.length), label }));
}

function NameChoice({
  field,
  name,
  label = name,
  options,
}: {
  field: string;
  name: string;
  label?: string;
  options: { value: string; label: string }[];
}) {
  return (
    <div>
      <input type="hidden" name={field} value={name} />
      <Select
        label={`“${label}” is`}
        name={`${field}-is`}
        options={[{ value: "", label: "Not known" }, ...options]}
      />
    </div>
  );
}
