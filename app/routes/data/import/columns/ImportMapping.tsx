import { Form, useNavigation } from "@remix-run/react";
import type { Mapping } from "~/exchange/columns/mapping";
import type { ColumnOfSheet } from "~/exchange/columns/sheet-columns";
import type { OpenWords } from "~/exchange/reading/open-words";
import type { FaultAt, MappingChoices, MappingFault } from "~/routes/data/import/words";
import { Button, buttonClass } from "~/ui/controls/Button";
import { Progress } from "~/ui/controls/Progress";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { ColumnTools } from "./ColumnTools";
import { MappingRow } from "./MappingRow";
import { MarksInFile } from "./MarksInFile";
import { NamesInFile } from "./NamesInFile";
import type { FileQuestions } from "./OpenQuestions";
import { WholeFileFields } from "./WholeFileFields";

/** Shows what each column was guessed to hold, and lets people correct it. */
export function ImportMapping({
  columns,
  mapping,
  choices,
  sheets,
  unknown,
  questions,
  faults,
  action,
  locale,
}: {
  columns: ColumnOfSheet[];
  mapping: Mapping;
  choices: MappingChoices;
  /** Sheets that are not empty. */
  sheets: string[];
  unknown: OpenWords;
  questions: FileQuestions;
  faults: MappingFault[];
  action: string;
  locale: string;
}) {
  const busy = useNavigation().state !== "idle";
  const faultAt: FaultAt = (at) => faults.find((fault) => fault.at === at)?.message ?? null;
  return (
    <Form method="post" action={action} className="grid gap-14" key={JSON.stringify(mapping)}>
      <Section
        title="Match the columns"
        lead="Check the first values of each column and correct any wrong guess. Your choices are remembered for the next file with these columns."
      >
        {faults.length > 0 ? (
          <div className="mb-6">
            <Notice tone="error" title="Something is still missing">
              {faults.map(({ at, message }) => (
                <p key={`${at} ${message}`}>{message}</p>
              ))}
            </Notice>
          </div>
        ) : null}
        {columns.length > 12 ? <ColumnTools choices={choices} /> : null}
        <ColumnTable columns={columns} mapping={mapping} choices={choices} faultAt={faultAt} />
      </Section>
      <NamesInFile unknown={unknown} choices={choices} />
      <MarksInFile marks={unknown.marks} locale={locale} />
      <WholeFileFields
        mapping={mapping}
        choices={choices}
        sheets={sheets}
        questions={questions}
        faultAt={faultAt}
      />
      <div className="-mt-6 grid max-w-[46rem] gap-4">
        {busy ? <Progress label="Checking the values" words="A large file takes a few seconds" /> : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button name="intent" value="map" disabled={busy}>
            Check the values
          </Button>
          {columns.length > 12 || mapping.columns.some(({ use }) => use === "unknown") ? (
            <Button kind="secondary" name="intent" value="map-rest" disabled={busy}>
              Leave all other columns out
            </Button>
          ) : null}
          <button type="submit" name="intent" value="give-up" className={buttonClass("quiet")}>
            Discard this file
          </button>
          <p className="text-ink-soft text-sm">Nothing is saved yet.</p>
        </div>
      </div>
    </Form>
  );
}

function ColumnTable({
  columns,
  mapping,
  choices,
  faultAt,
}: {
  columns: ColumnOfSheet[];
  mapping: Mapping;
  choices: MappingChoices;
  faultAt: FaultAt;
}) {
  return (
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
            use={mapping.columns[column.place] ?? { use: "ignore" }}
            choices={choices}
            fault={faultAt(column.place)}
          />
        ))}
      </tbody>
    </ScrollTable>
  );
}
