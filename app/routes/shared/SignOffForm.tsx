import { Form } from "@remix-run/react";
import type { StatusRow } from "~/domain/collection";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import type { StatusFault } from "./status-actions.server";

/** A tick with its sentence; large enough for a finger. */
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

/** The member's name under its numbers: what is missing is confirmed, a question is answered, then it is sent. */
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
  const statement = `I, ${person}, confirm on behalf of ${row.member.name} that these numbers for ${year} are right to the best of our knowledge.`;
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
          hint="What you changed, or why the numbers stand as they are."
          maxLength={2000}
          rows={3}
          defaultValue={refused?.typed.answer}
        />
      ) : null}
      {missing.length > 0 ? (
        <div>
          <p>
            {missing.length === 1 ? "One number is" : `${missing.length} numbers are`} missing. Enter{" "}
            {missing.length === 1 ? "it" : "them"}, or say at each number why it is unavailable or that it
            does not concern you. If {missing.length === 1 ? "it stays" : "they stay"} missing, say so here:
          </p>
          <Confirm name="confirmMissing">
            We cannot give {missing.length === 1 ? "this number" : `these ${missing.length} numbers`} for{" "}
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
