import { Form } from "@remix-run/react";
import type { AgendaItem } from "~/domain/meetings/meeting";
import { allotted } from "~/domain/meetings/meeting";
import { AGENDA_KINDS } from "~/domain/meetings/terms";
import type { FormResult } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";

export interface AgendaChoices {
  people: { value: string; label: string }[];
  goals: { value: string; label: string }[];
}

/** The agenda while it is planned: each item can be changed, moved, and removed. */
export function AgendaEditor({
  items,
  length,
  choices: given,
  result,
  of,
}: {
  items: (AgendaItem & { revision: number })[];
  /** Minutes of the meeting. */
  length: number;
  choices: AgendaChoices;
  result: FormResult | undefined;
  /** The item that was refused, or "new". */
  of: string | undefined;
}) {
  const total = allotted(items);
  return (
    <div className="grid gap-6">
      {items.length === 0 ? (
        <p className="text-ink-soft">No items yet. Nothing changed since the body last met, so begin here.</p>
      ) : (
        <p className={total > length ? "font-semibold text-warn" : "text-ink-soft"}>
          {total} of {length} minutes allotted{total > length ? ": more than the meeting is long" : ""}.
        </p>
      )}
      <ol className="grid">
        {items.map((item, place) => (
          <li key={item.id} className="border-line border-b py-3">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <div className="min-w-0">
                <p className="font-semibold">
                  {place + 1}. {item.title}
                </p>
                <p className="text-ink-soft text-sm">
                  {[
                    AGENDA_KINDS[item.kind],
                    item.minutes ? `${item.minutes} min` : "",
                    given.people.find(({ value }) => value === item.presenterId)?.label ?? "",
                    item.proposed ? "proposed" : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <Form method="post" className="flex gap-1" preventScrollReset>
                <input type="hidden" name="item" value={item.id} />
                <Button
                  kind="quiet"
                  className="min-w-11"
                  name="intent"
                  value="item-up"
                  disabled={place === 0}
                >
                  <span aria-hidden="true">↑</span>
                  <span className="sr-only">Move “{item.title}” up</span>
                </Button>
                <Button
                  kind="quiet"
                  className="min-w-11"
                  name="intent"
                  value="item-down"
                  disabled={place === items.length - 1}
                >
                  <span aria-hidden="true">↓</span>
                  <span className="sr-only">Move “{item.title}” down</span>
                </Button>
                <Button kind="quiet" name="intent" value="item-remove">
                  Remove <span className="sr-only">“{item.title}”</span>
                </Button>
              </Form>
            </div>
            <details className="folded" open={of === item.id}>
              <summary className="min-h-11 sm:min-h-8">
                Change <span className="sr-only">“{item.title}”</span>
              </summary>
              <ItemFields
                key={item.revision}
                item={item}
                choices={given}
                result={of === item.id ? result : undefined}
              />
            </details>
          </li>
        ))}
      </ol>
      <div>
        <h3 className="font-semibold font-serif text-xl">Add an item</h3>
        <ItemFields
          key={items.length}
          item={null}
          choices={given}
          result={of === "new" ? result : undefined}
        />
      </div>
    </div>
  );
}

function ItemFields({
  item,
  choices: { people, goals },
  result,
}: {
  item: (AgendaItem & { revision: number }) | null;
  choices: AgendaChoices;
  result: FormResult | undefined;
}) {
  const error = (field: string) => result?.error?.[field] ?? undefined;
  const typed = (field: string, stored: string) => String(result?.initialValue?.[field] ?? stored);
  const about = item?.about?.id ? `${item.about.kind}:${item.about.id}` : "";
  const known = about === "" || goals.some(({ value }) => value === about);
  return (
    <Form
      method="post"
      className="grid max-w-[52rem] items-start gap-4 py-3 sm:grid-cols-[1fr_10rem_7rem]"
      preventScrollReset
    >
      {item ? <input type="hidden" name="item" value={item.id} /> : null}
      {item ? <input type="hidden" name="revision" value={item.revision} /> : null}
      {result?.error?.[""] ? <Notice tone="error">{result.error[""].join(" ")}</Notice> : null}
      <Field
        name="title"
        label="Item"
        defaultValue={typed("title", item?.title ?? "")}
        error={error("title")}
      />
      <Select
        name="kind"
        label="Kind"
        defaultValue={typed("kind", item?.kind ?? "discussion")}
        options={choices(AGENDA_KINDS)}
        error={error("kind")}
      />
      <Field
        name="minutes"
        label="Minutes"
        inputMode="numeric"
        defaultValue={typed("minutes", item?.minutes ? `${item.minutes}` : "")}
        error={error("minutes")}
      />
      <Select
        name="presenterId"
        label="Presented by"
        optional
        defaultValue={typed("presenterId", item?.presenterId ?? "")}
        options={[{ value: "", label: "Nobody in particular" }, ...people]}
        error={error("presenterId")}
      />
      <div className="sm:col-span-2">
        <Select
          name="about"
          label="About a goal"
          optional
          defaultValue={typed("about", about)}
          options={[
            { value: "", label: "None" },
            ...(known ? [] : [{ value: about, label: "As proposed" }]),
            ...goals,
          ]}
          error={error("about")}
        />
      </div>
      <div className="sm:col-span-3">
        <Button kind={item ? "secondary" : "primary"} name="intent" value={item ? "item-change" : "item-add"}>
          {item ? "Save the item" : "Add the item"}
        </Button>
      </div>
    </Form>
  );
}
