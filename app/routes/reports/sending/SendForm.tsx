import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { LONGEST_NOTE, type SendAnswer } from "./addresses";

/** To whom a version is sent, and in which words; what goes out is counted before it does. */
export function SendForm({
  version,
  people,
  isPublic,
  answer,
  busy,
}: {
  version: number;
  /** How many people have an account and may read it. */
  people: number;
  isPublic: boolean;
  answer: SendAnswer | undefined;
  busy: boolean;
}) {
  const errors = answer && "errors" in answer ? answer.errors : {};
  const ready = answer && "ready" in answer ? answer : null;
  const values = answer && "values" in answer ? answer.values : { addresses: "", note: "", people: false };
  return (
    <Form method="post" className="grid max-w-[42rem] gap-6">
      <label className="flex min-h-11 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          name="people"
          value="yes"
          defaultChecked={values.people}
          className="size-4.5 shrink-0 accent-(--color-ink)"
        />
        Everyone who has an account here and may read it ({people})
      </label>
      {isPublic ? (
        <TextField
          label="Other addresses"
          name="addresses"
          rows={5}
          defaultValue={values.addresses}
          hint="One a line, or separated by commas. At most 200 at once."
          error={errors.addresses}
        />
      ) : (
        <>
          <p className="text-ink-soft text-sm">
            Only reports for the public can be sent to addresses without an account.
          </p>
          {errors.addresses ? <Notice tone="error">{errors.addresses}</Notice> : null}
        </>
      )}
      <TextField
        label="Your words"
        name="note"
        rows={4}
        defaultValue={values.note}
        maxLength={LONGEST_NOTE}
        hint="Stand in the letter, above the link to the report."
        error={errors.note}
      />
      {ready ? (
        <Notice tone="info" title={ready.ready === 0 ? "Nobody is left to send it to." : "Send it now?"}>
          <p>
            {ready.ready === 1 ? "1 address" : `${ready.ready} addresses`}; who got this version before is
            left out.{ready.stopped > 0 ? ` ${ready.stopped} more want no reports by mail.` : ""} Letters
            cannot be called back.
          </p>
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {ready && ready.ready > 0 ? (
          <Button name="intent" value="send" aria-disabled={busy || undefined}>
            Send version {version}
          </Button>
        ) : null}
        <Button kind={ready ? "secondary" : "primary"} name="intent" value="check">
          {ready ? "Count again" : "Continue"}
        </Button>
      </div>
    </Form>
  );
}
