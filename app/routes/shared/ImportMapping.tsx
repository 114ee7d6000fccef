import { Form, useNavigation } from "@remix-run/react";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import type { ColumnMapping, ColumnOfSheet, ColumnUse, Mapping } from "~/exchange/mapping";
import { Button, buttonClass } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { Progress } from "~/ui/controls/Progress";
import { Icon } from "~/ui/figures/icons";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { FROM_SHEET, type MappingChoices, type MappingFault, type UnknownNames } from "./import-words";
import { NamesInFile } from "./NamesInFile";

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

/** What each column of a file is: guessed, and corrected here. */
export function ImportMapping({
  columns,
  mapping,
  choices,
  sheets,
  unknown,
  faults,
  path,
}: {
  columns: ColumnOfSheet[];
  mapping: Mapping;
  choices: MappingChoices;
  /** Sheets with anything in them. */
  sheets: string[];
  unknown: UnknownNames;
  faults: MappingFault[];
  path: string;
}) {
  const busy = useNavigation().state !== "idle";
  const faultAt = (at: MappingFault["at"]) => faults.find((fault) => fault.at === at)?.message ?? null;
  const members = choices.members.map(({ slug, name }) => ({ value: slug, label: name }));
  const { fixed } = mapping;
  return (
    <Form method="post" action={path} className="grid gap-14" key={JSON.stringify(mapping)}>
      <Section
        title="What the columns are"
        lead="Look at the first values of each, and correct what was taken for something else. It is remembered for the next file with these columns."
      >
        {faults.length > 0 ? (
          <div className="mb-6">
            <Notice tone="error" title="Something is missing yet">
              {faults.map(({ at, message }) => (
                <p key={`${at} ${message}`}>{message}</p>
              ))}
            </Notice>
          </div>
        ) : null}
        <ScrollTable label="Columns of the file">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col" className="word max-sm:hidden">
                First values
              </th>
              <th scope="col" className="word">
                What it is
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <MappingRow
                key={column.place}
                column={column}
                is={mapping.columns[column.place] ?? { use: "ignore" }}
                choices={choices}
                fault={faultAt(column.place)}
              />
            ))}
          </tbody>
        </ScrollTable>
      </Section>
      <NamesInFile unknown={unknown} choices={choices} />
      <Section title="For the whole file" lead="Only where no column says it.">
        <div className="grid max-w-[58rem] gap-6 sm:grid-cols-2 lg:grid-cols-3">
          <Select
            label="Member"
            name="member"
            defaultValue={fixed.memberFromSheet ? FROM_SHEET : (fixed.member ?? "")}
            options={[
              { value: "", label: "As a column says" },
              ...(sheets.length > 1 ? [{ value: FROM_SHEET, label: "As each sheet is named" }] : []),
              ...members,
            ]}
            error={faultAt("member")}
          />
          <Field
            label="Year"
            name="year"
            inputMode="numeric"
            placeholder="As a column says"
            defaultValue={fixed.year ?? ""}
            error={faultAt("year")}
          />
          <Select
            label="Measure"
            name="measure"
            defaultValue={fixed.measure ?? ""}
            options={[
              { value: "", label: "As the columns say" },
              ...choices.items.map(({ code, label }) => ({ value: code, label })),
            ]}
            error={faultAt("measure")}
          />
          <Select
            label="Before the decimals stands"
            name="decimal"
            defaultValue={mapping.decimal}
            hint={mapping.decimalIsSure ? "Read from the file." : "The file does not tell: please look."}
            options={[
              { value: ".", label: "a point: 1,234.5" },
              { value: ",", label: "a comma: 1.234,5" },
            ]}
          />
          <Select
            label="A plain 19 among shares is"
            name="shares"
            hint="Only where shares stand in the file."
            defaultValue={mapping.shares}
            options={[
              { value: "percent", label: "19 percent" },
              { value: "fraction", label: "a mistake: shares are written 0.19" },
            ]}
          />
        </div>
      </Section>
      <div className="-mt-6 grid max-w-[46rem] gap-4">
        {busy ? <Progress label="Checking the values" words="A large file takes some seconds" /> : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button name="intent" value="map" disabled={busy}>
            Check the values
          </Button>
          <button type="submit" name="intent" value="give-up" className={buttonClass("quiet")}>
            Give this file up
          </button>
          <p className="text-ink-soft text-sm">Nothing is stored yet.</p>
        </div>
      </div>
    </Form>
  );
}

function MappingRow({
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
