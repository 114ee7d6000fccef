import { useRef, useState } from "react";
import type { MappingChoices } from "~/routes/data/import/words";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";

/** For files with many columns: finds columns by name and matches all that are shown at once. Needs JavaScript. */
export function ColumnTools({ choices }: { choices: MappingChoices }) {
  const hydrated = useHydrated();
  const [shown, setShown] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  if (!hydrated) return null;
  const rows = () => [
    ...(box.current?.closest("form")?.querySelectorAll<HTMLTableRowElement>("tr[data-column]") ?? []),
  ];
  const search = (text: string) => {
    const wanted = text.trim().toLowerCase();
    let count = 0;
    for (const row of rows()) {
      row.hidden = !(row.dataset.column ?? "").includes(wanted);
      if (!row.hidden) count++;
    }
    setShown(wanted === "" ? null : count);
  };
  const match = () => {
    const use = box.current?.querySelector<HTMLSelectElement>("select")?.value ?? "";
    for (const row of rows()) {
      const select = row.querySelector<HTMLSelectElement>("select[name^='use-']");
      if (!row.hidden && select) select.value = use;
    }
  };
  return (
    <div ref={box} className="mb-5 flex flex-wrap items-end gap-4">
      <Field
        label="Find columns"
        type="search"
        hint={shown === null ? undefined : `${shown} shown`}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <Select
        label="All columns shown are"
        options={[
          { value: "ignore", label: "Not used" },
          { value: "part", label: "A part of the figure" },
          { value: "note", label: "Notes" },
          ...choices.items.map(({ code, label }) => ({ value: `value:${code}`, label })),
        ]}
      />
      <Button kind="secondary" type="button" onClick={match}>
        Set them
      </Button>
    </div>
  );
}
