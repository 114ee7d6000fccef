import { STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import type { ColumnMapping, ColumnOfSheet, ColumnUse } from "~/exchange/mapping";
import { Field, Select } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";
import type { MappingChoices } from "./import-words";

const USES: [ColumnUse, string][] = [
  ["member", "Member"],
  ["measure", "Measure"],
  ["year", "Year"],
  ["value", "Value of the measure in its row"],
  ["state", "State (value, not applicable, unavailable)"],
  ["note", "Note, or why it is unavailable"],
  ["source", "Source"],
  ["dimension", "Breakdown, such as gender"],
  ["category", "Group of the breakdown"],
];

/** One column of a file: its header, its first values, and what it is. */
export function MappingRow({
  column: { place, letter, header, samples },
  is,
  choices,
  fault,
}: {
  column: ColumnOfSheet;
  is: ColumnMapping;
  choices: MappingChoices;
  fault: string | null;
}) {
  const name = header || `Column ${letter}`;
  const unused = is.use === "ignore";
  const shown = samples.length > 0 ? samples.map(shortened).join(" · ") : "nothing";
  return (
    <tr className={unused ? "text-ink-soft" : undefined}>
      <th scope="row" className="min-w-28! [overflow-wrap:anywhere]">
        <span className={unused ? "" : "font-semibold"}>{name}</span>
        {header ? <span className="ms-2 text-ink-soft text-sm">{letter}</span> : null}
        <span className="mt-1 block text-ink-soft text-sm sm:hidden">{shown}</span>
      </th>
      <td className="word text-ink-soft max-sm:hidden">{shown}</td>
      <td className="word min-w-44! sm:min-w-72!">
        <select
          name={`use-${place}`}
          aria-label={`${name} is`}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `use-${place}-fault` : undefined}
          defaultValue={is.use === "value" && is.measure ? `value:${is.measure}` : is.use}
          className="block min-h-11 w-full rounded-md border border-line-strong bg-raised px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-bad"
        >
          {is.use === "unknown" ? <option value="unknown">Not clear yet: please choose</option> : null}
          <option value="ignore">Not used</option>
          <optgroup label="Says about its row">
            {USES.map(([use, label]) => (
              <option key={use} value={use}>
                {label}
              </option>
            ))}
          </optgroup>
          {STRATEGIES.map((strategy) => (
            <optgroup key={strategy} label={`Values: ${STRATEGY_NAMES[strategy]}`}>
              {choices.items
                .filter((item) => item.strategy === strategy)
                .map(({ code, label }) => (
                  <option key={code} value={`value:${code}`}>
                    {label}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        {fault ? (
          <p id={`use-${place}-fault`} className="mt-1.5 flex gap-2 font-medium text-bad text-sm">
            <Icon name="warn" className="mt-0.5" />
            {fault}
          </p>
        ) : null}
        <ColumnDetails {...{ place, name, is, choices }} />
      </td>
    </tr>
  );
}

/** Where years, members or groups stand side by side, the column of values says which it is of. */
function ColumnDetails({
  place,
  name,
  is,
  choices,
}: {
  place: number;
  name: string;
  is: ColumnMapping;
  choices: MappingChoices;
}) {
  if (is.use !== "value" && is.use !== "unknown") return null;
  const group = is.dimension && is.category ? `${is.dimension}:${is.category}` : "";
  return (
    <details className="folded mt-1" open={Boolean(is.year || is.member || group)}>
      <summary>
        Only of one year, member or group<span className="sr-only">: {name}</span>
      </summary>
      <div className="mt-2 grid gap-3 pb-2 sm:grid-cols-2">
        <Field label="Year" name={`year-${place}`} inputMode="numeric" defaultValue={is.year ?? ""} />
        <Select
          label="Member"
          name={`member-${place}`}
          defaultValue={is.member ?? ""}
          options={[
            { value: "", label: "Any" },
            ...choices.members.map((one) => ({ value: one.slug, label: one.name })),
          ]}
        />
        {choices.groups.length > 0 ? (
          <Select
            label="Group"
            name={`group-${place}`}
            defaultValue={group}
            options={[{ value: "", label: "The whole" }, ...choices.groups]}
          />
        ) : null}
      </div>
    </details>
  );
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
