import { Form } from "@remix-run/react";
import { Fragment } from "react";
import type { ColorUse } from "~/domain/look/colors";
import type { StoredLook } from "~/records/look/look.server";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import type { ColorFaults } from "./form.server";

const FIELDS: { use: ColorUse; stored: "mainColor" | "secondColor"; label: string; hint: string }[] = [
  {
    use: "main",
    stored: "mainColor",
    label: "Main color",
    hint: "Used for links, buttons, report covers, and letters. Enter a code such as #12507b, or leave it empty to use ours.",
  },
  {
    use: "second",
    stored: "secondColor",
    label: "Second color",
    hint: "Used for the band above each page and for report covers. Leave it empty for no band.",
  },
];

/** Both colors. One that is hard to see is not stored; a shade that is not is offered instead. */
export function ColorForm({ stored, faults }: { stored: StoredLook; faults: ColorFaults | null }) {
  const current = (use: ColorUse, column: "mainColor" | "secondColor") =>
    faults ? faults[use].sent : (stored[column] ?? "");
  const better = (use: ColorUse, column: "mainColor" | "secondColor") =>
    faults?.[use].offer ?? current(use, column);
  const offers = [...new Set(FIELDS.flatMap(({ use }) => faults?.[use].offer ?? []))];
  return (
    <section aria-labelledby="colors" className="grid max-w-[34rem] gap-4">
      <h2 id="colors" className="text-2xl">
        Colors
      </h2>
      <Form method="post" className="grid gap-5">
        <input type="hidden" name="intent" value="colors" />
        {FIELDS.map(({ use, stored: column, label, hint }) => (
          <Field
            // A new answer of the server replaces what the field holds.
            key={`${use} ${current(use, column)}`}
            name={use}
            defaultValue={current(use, column)}
            label={
              <>
                {label} <Swatch color={current(use, column)} />
              </>
            }
            hint={hint}
            error={faults?.[use].error}
            maxLength={40}
            spellCheck={false}
            autoComplete="off"
            optional
          />
        ))}
        <Button className="justify-self-start">Save colors</Button>
      </Form>
      {offers.length > 0 ? (
        <Form method="post" className="flex flex-wrap items-center gap-4">
          <input type="hidden" name="intent" value="colors" />
          {FIELDS.map(({ use, stored: column }) => (
            <input key={use} type="hidden" name={use} value={better(use, column)} />
          ))}
          <Button kind="secondary">
            <span>
              Use{" "}
              {offers.map((offer, at) => (
                <Fragment key={offer}>
                  {at > 0 ? " and " : null}
                  <Swatch color={offer} /> {offer}
                </Fragment>
              ))}{" "}
              instead
            </span>
          </Button>
        </Form>
      ) : null}
      <p className="text-ink-soft text-sm">
        Dark pages use the nearest lighter shade of each color that stands out. The strategies keep their own
        colors, so charts look the same everywhere.
      </p>
    </section>
  );
}

function Swatch({ color }: { color: string }) {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return null;
  return (
    <span
      aria-hidden="true"
      className="inline-block size-4 rounded-sm border border-line-strong align-[-0.125em]"
      style={{ background: color }}
    />
  );
}
