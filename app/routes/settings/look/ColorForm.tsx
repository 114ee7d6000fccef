import { Form } from "@remix-run/react";
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
    hint: "Of links and buttons, of the cover, and of letters. Six digits and letters, such as #12507b; empty for ours.",
  },
  {
    use: "second",
    stored: "secondColor",
    label: "Second color",
    hint: "Of the band above each page and on covers. Empty for none.",
  },
];

/** Both colors. One that is hard to see is not stored; a shade that is not is offered instead. */
export function ColorForm({ stored, faults }: { stored: StoredLook; faults: ColorFaults | null }) {
  const current = (use: ColorUse, column: "mainColor" | "secondColor") =>
    faults ? faults[use].sent : (stored[column] ?? "");
  const better = (use: ColorUse, column: "mainColor" | "secondColor") =>
    faults?.[use].offer ?? current(use, column);
  const offers = FIELDS.some(({ use }) => faults?.[use].offer);
  return (
    <section aria-labelledby="colors" className="grid max-w-[34rem] gap-4">
      <h2 id="colors" className="text-2xl">
        Colors
      </h2>
      <Form method="post" className="grid gap-5">
        <input type="hidden" name="intent" value="colors" />
        {FIELDS.map(({ use, stored: column, label, hint }) => (
          <div key={use} className="grid grid-cols-[1fr_auto] items-start gap-x-4">
            <Field
              // A new answer of the server replaces what the field holds.
              key={current(use, column)}
              name={use}
              defaultValue={current(use, column)}
              label={label}
              hint={hint}
              error={faults?.[use].error}
              maxLength={40}
              spellCheck={false}
              autoComplete="off"
              optional
            />
            <Swatch color={current(use, column)} />
          </div>
        ))}
        <Button className="justify-self-start">Save colors</Button>
      </Form>
      {offers ? (
        <Form method="post" className="flex flex-wrap items-center gap-4">
          <input type="hidden" name="intent" value="colors" />
          {FIELDS.map(({ use, stored: column }) => (
            <input key={use} type="hidden" name={use} value={better(use, column)} />
          ))}
          {FIELDS.map(({ use }) => {
            const offer = faults?.[use].offer;
            return offer ? <Swatch key={use} color={offer} /> : null;
          })}
          <Button kind="secondary">
            Use{" "}
            {FIELDS.flatMap(({ use }) => faults?.[use].offer ?? [])
              .filter(Boolean)
              .join(" and ")}{" "}
            instead
          </Button>
        </Form>
      ) : null}
      <p className="text-ink-soft text-sm">
        On dark pages, each color is shown in the nearest lighter shade that stands out enough there. The
        strategies keep their colors, so that charts read the same everywhere.
      </p>
    </section>
  );
}

function Swatch({ color }: { color: string }) {
  const shown = /^#[0-9a-f]{6}$/i.test(color) ? color : "transparent";
  return (
    <span
      aria-hidden="true"
      className="mt-8 size-11 rounded-md border border-line-strong"
      style={{ background: shown }}
    />
  );
}
