import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import type { ColumnMapping, ColumnUse } from "~/exchange/columns/mapping";
import type { ColumnOfSheet } from "~/exchange/columns/sheet-columns";
import type { MappingChoices } from "~/routes/data/import/words";
import { Field, Select } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";
import { SCALES } from "./OpenQuestions";

const USES: [ColumnUse, string][] = [
  ["member", "Member"],
  ["measure", "Measure"],
  ["year", "Year"],
  ["start", "First day of the year, beside its last day"],
  ["value", "Value of the measure in the same row"],
  ["state", "State (value, not applicable, unavailable)"],
  ["note", "Note, or why it is unavailable"],
  ["source", "Source"],
  ["dimension", "Breakdown, such as gender"],
  ["category", "Group of the breakdown"],
  ["unit", "Unit, such as USD thousands"],
  ["scenario", "Actual or target"],
  ["part", "Part of the figure, such as a department or quarter"],
];

/** One column of a file: its header, its first values, and what it holds. */
export function MappingRow({
  column: { place, letter, header, samples },
  use: mapping,
  choices,
  fault,
}: {
  column: ColumnOfSheet;
  use: ColumnMapping;
  choices: MappingChoices;
  fault: string | null;
}) {
  const name = header || `Column ${letter}`;
  const unused = mapping.use === "ignore";
  const shown = samples.length > 0 ? samples.map(shortened).join(" · ") : "nothing";
  return (
    <tr className={unused ? "text-ink-soft" : undefined} data-column={name.toLowerCase()}>
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
          defaultValue={chosenUse(mapping)}
          className="block min-h-11 w-full rounded-md border border-line-strong bg-raised px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-bad"
        >
          {mapping.use === "unknown" ? <option value="unknown">Unclear: please choose</option> : null}
          <option value="ignore">Not used</option>
          <optgroup label="Describes its row">
            {USES.map(([use, label]) => (
              <option key={use} value={use}>
                {label}
              </option>
            ))}
            {choices.dimensions.map(({ value, label }) => (
              <option key={value} value={`category:${value}`}>
                {`Group of ${label}`}
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
        <ColumnDetails place={place} name={name} use={mapping} choices={choices} />
      </td>
    </tr>
  );
}

function chosenUse({ use, measure, dimension }: ColumnMapping): string {
  if (use === "value" && measure) return `value:${measure}`;
  return use === "category" && dimension ? `category:${dimension}` : use;
}

/** In a table with a column per year, member, or group, each value column says which one it belongs to. */
function ColumnDetails({
  place,
  name,
  use: mapping,
  choices,
}: {
  place: number;
  name: string;
  use: ColumnMapping;
  choices: MappingChoices;
}) {
  if (mapping.use !== "value" && mapping.use !== "unknown") return null;
  const group = mapping.dimension && mapping.category ? `${mapping.dimension}:${mapping.category}` : "";
  return (
    <details
      className="folded mt-1"
      open={Boolean(
        mapping.year || mapping.member || group || mapping.asksYear || mapping.power || mapping.shares,
      )}
    >
      <summary>
        Only for one year, member, or group; scale<span className="sr-only">: {name}</span>
      </summary>
      <div className="mt-2 grid gap-3 pb-2 sm:grid-cols-2">
        <Field label="Year" name={`year-${place}`} inputMode="numeric" defaultValue={mapping.year ?? ""} />
        <Select
          label="Member"
          name={`member-${place}`}
          defaultValue={mapping.member ?? ""}
          options={[
            { value: "", label: "Any" },
            ...choices.members.map(({ slug, name: label }) => ({ value: slug, label })),
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
        <Select
          label="Figures are"
          name={`power-${place}`}
          defaultValue={mapping.power === undefined ? "" : String(mapping.power)}
          options={[{ ...SCALES[0], value: "", label: "as in the whole file" }, ...SCALES.slice(1)]}
        />
        {mapping.shares ? (
          <Select
            label="0.5 means"
            name={`shares-${place}`}
            defaultValue={mapping.shares === "ask" ? "" : mapping.shares}
            options={[
              { value: "", label: "Please choose" },
              { value: "percent", label: "0.5%" },
              { value: "fraction", label: "50%" },
            ]}
          />
        ) : null}
      </div>
    </details>
  );
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
