import { Form } from "@remix-run/react";
import type { Mapping } from "~/exchange/columns/mapping";
import type { MappingChoices } from "~/routes/data/import/words";
import { Button } from "~/ui/controls/Button";
import type { FileQuestions } from "./OpenQuestions";
import { WholeFileGrid } from "./WholeFileFields";

/** What the program concluded about the file, in one line, with a form that changes each of it. */
export function ReadAs({
  words,
  mapping,
  choices,
  sheets,
  questions,
  action,
}: {
  words: string[];
  mapping: Mapping;
  choices: MappingChoices;
  sheets: string[];
  questions: FileQuestions;
  action: string;
}) {
  if (mapping.form === "template") return null;
  return (
    <div className="grid gap-2">
      <p>
        <span className="font-semibold">Read as: </span>
        {words.length > 0 ? words.join(" · ") : "figures in full"}
      </p>
      <details className="folded">
        <summary>Change how the file is read</summary>
        <Form method="post" action={action} className="mt-4 grid gap-5" key={JSON.stringify(mapping)}>
          <input type="hidden" name="intent" value="reread" />
          <WholeFileGrid
            mapping={mapping}
            choices={choices}
            sheets={sheets}
            questions={questions}
            faultAt={() => null}
          />
          <LeaveOut leaveOut={mapping.leaveOut} />
          <div>
            <Button kind="secondary">Read it like this</Button>
          </div>
        </Form>
      </details>
    </div>
  );
}

const LEFT_OUT = [
  ["totals", "Leave out rows of totals and averages"],
  ["notes", "Leave out lines of notes and sources"],
  ["plans", "Leave out rows of targets, baselines, and projections"],
] as const;

function LeaveOut({ leaveOut }: Pick<Mapping, "leaveOut">) {
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">Rows to leave out</legend>
      {LEFT_OUT.map(([kind, label]) => (
        <label key={kind} className="flex min-h-11 items-center gap-3">
          <input type="hidden" name={`leave-${kind}`} value="no" />
          <input
            type="checkbox"
            name={`leave-${kind}`}
            value="yes"
            defaultChecked={leaveOut[kind]}
            className="size-5"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
