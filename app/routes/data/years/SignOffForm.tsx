import { Form } from "@remix-run/react";
import type { StatusRow } from "~/domain/collection/status-rows";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import type { StatusFault } from "./actions.server";
import { statementFor } from "./statement";

/** A checkbox with its sentence, large enough to tap. */
export function Confirm({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <label className="flex cursor-pointer items-start gap-3 py-1.5">
      <input
        type="checkbox"
        name={name}
        value="yes"
        className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
      />
      <span>{children}</span>
    </label>
  );
}

/** Submits a member's numbers: confirms what is missing, answers a question, and signs the statement. */
export function SignOffForm({
  row,
  year,
  person,
  refused,
}: {
  row: StatusRow;
  year: number;
  person: string;
  refused: StatusFault | null;
}) {
  const missing = row.cells.flatMap((cell) => cell.missing);
  const statement = statementFor(person, row.member.name, year);
  const again = row.request.state !== "asked";
  return (
    <Form method="post" className="grid max-w-[46rem] gap-4">
      <input type="hidden" name="intent" value="submit" />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="statement" value={statement} />
      <input type="hidden" name="missing" value={missing.map(({ code }) => code).join(" ")} />
      {refused?.intent === "submit" ? <Notice tone="error">{refused.fault}</Notice> : null}
      {row.request.state === "returned" ? (
        <TextField
          label="Your answer"
          name="answer"
          hint="What you changed, or why the numbers are right as they are."
          maxLength={2000}
          rows={3}
          defaultValue={refused?.typed.answer}
        />
      ) : null}
      {missing.length > 0 ? (
        <div>
          <p>
            {missing.length === 1 ? "One number is" : `${missing.length} numbers are`} missing. Enter{" "}
            {missing.length === 1 ? "it" : "them"}, or mark each number as unavailable, with the reason, or as
            not applicable. If {missing.length === 1 ? "it stays" : "they stay"} missing, confirm it here:
          </p>
          <Confirm name="confirmMissing">
            We cannot provide {missing.length === 1 ? "this number" : `these ${missing.length} numbers`} for{" "}
            {year}. They count as missing, never as zero.
          </Confirm>
        </div>
      ) : null}
      <Confirm name="confirm">{statement}</Confirm>
      <p>
        <Button>{again ? `Submit ${year} again` : `Submit ${year}`}</Button>
      </p>
    </Form>
  );
}
