import { Select } from "~/ui/controls/Field";
import { Section } from "~/ui/layout/Page";
import type { MappingChoices, UnknownNames } from "./import-words";

/** Names of members and measures that are written otherwise here: what each of them stands for. */
export function NamesInFile({ unknown, choices }: { unknown: UnknownNames; choices: MappingChoices }) {
  const lists = [
    {
      field: "name-member",
      names: unknown.members,
      options: choices.members.map(({ slug, name }) => ({ value: slug, label: name })),
    },
    {
      field: "name-measure",
      names: unknown.measures,
      options: choices.items.map(({ code, label }) => ({ value: code, label })),
    },
  ];
  if (unknown.members.length + unknown.measures.length === 0) return null;
  return (
    <Section
      id="names"
      title="Names in the file"
      lead="These are not known here. Say what they stand for; what is left open counts as a fault."
    >
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {lists.flatMap(({ field, names, options }) =>
          names.map((name) => (
            <div key={`${field} ${name}`}>
              <input type="hidden" name={field} value={name} />
              <Select
                label={`“${name}” is`}
                name={`${field}-is`}
                options={[{ value: "", label: "Not known" }, ...options]}
              />
            </div>
          )),
        )}
      </div>
    </Section>
  );
}
