import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { MOST_HIGHLIGHTED } from "./chart-address";

/** Chooses members whose lines are drawn beside that of all together. The choice is in the address. */
export function HighlightForm({
  selectable,
  chosen,
  keep,
}: {
  /** Those whose figures the reader may see. */
  selectable: { slug: string; name: string }[];
  chosen: string[];
  /** What else the address says. */
  keep: Record<string, string>;
}) {
  if (selectable.length === 0) return null;
  return (
    <details className="folded no-print" open={chosen.length > 0}>
      <summary>Highlight members in the chart</summary>
      <Form method="get" preventScrollReset className="mt-3 grid gap-4">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset>
          <legend className="text-ink-soft text-sm">
            Up to {MOST_HIGHLIGHTED}, each as a line of its own. The link to this page keeps the choice.
          </legend>
          <ul className="mt-2 grid max-h-80 gap-x-8 gap-y-1 overflow-y-auto sm:grid-cols-2 lg:grid-cols-3">
            {selectable.map(({ slug, name }) => (
              <li key={slug} className="min-w-0">
                <label className="flex min-h-9 items-start gap-2 py-1.5">
                  <input
                    type="checkbox"
                    name="highlight"
                    value={slug}
                    defaultChecked={chosen.includes(slug)}
                    className="mt-1 shrink-0"
                  />
                  <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <div>
          <Button kind="secondary">Show in the chart</Button>
        </div>
      </Form>
    </details>
  );
}
