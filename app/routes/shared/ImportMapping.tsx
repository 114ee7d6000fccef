import { Form, useNavigation } from "@remix-run/react";
import type { ColumnOfSheet, Mapping } from "~/exchange/mapping";
import { Button, buttonClass } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { Progress } from "~/ui/controls/Progress";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { FROM_SHEET, type MappingChoices, type MappingFault, type UnknownNames } from "./import-words";
import { MappingRow } from "./MappingRow";
import { NamesInFile } from "./NamesInFile";

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
