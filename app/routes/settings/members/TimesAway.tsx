import type { ButtonHTMLAttributes, InputHTMLAttributes } from "react";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";

interface Day {
  input: InputHTMLAttributes<HTMLInputElement>;
  errors: string[] | undefined;
}

/** When a member left and came back. Adding and removing rows works without JavaScript. */
export function TimesAway({
  rows,
  add,
  remove,
}: {
  rows: { key: string | undefined; from: Day; to: Day }[];
  /** Attributes of the button that adds a row, and of the one that removes the row at a place. */
  add: ButtonHTMLAttributes<HTMLButtonElement>;
  remove: (place: number) => ButtonHTMLAttributes<HTMLButtonElement>;
}) {
  return (
    <fieldset className="grid gap-4">
      <legend className="font-semibold">
        Times away <span className="font-normal text-ink-soft">(optional)</span>
      </legend>
      <p className="mt-1 text-ink-soft text-sm">
        For an institution that left and came back: the days in between. No numbers are expected for a year
        wholly within them; numbers from before and after count.
      </p>
      {rows.map(({ key, from, to }, place) => (
        <fieldset
          key={key ?? place}
          className="grid gap-4 border-line-strong border-s-2 ps-4 sm:grid-cols-[1fr_1fr_auto]"
        >
          <legend className="sr-only">Time away {place + 1}</legend>
          <Field {...from.input} label="First day away" error={from.errors} />
          <Field {...to.input} label="Last day away" error={to.errors} />
          <Button
            kind="quiet"
            className="justify-self-start sm:mt-7 sm:self-start"
            {...remove(place)}
            aria-label={`Remove time away ${place + 1}`}
          >
            Remove
          </Button>
        </fieldset>
      ))}
      <div>
        <Button kind="secondary" {...add}>
          Add a time away
        </Button>
      </div>
    </fieldset>
  );
}
