import { Form, Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Button } from "~/ui/controls/Button";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { Notice } from "~/ui/layout/Notice";
import type { Refusal } from "./actions.server";
import type { ItemView } from "./view.server";

/** What was done last: to which code, or where it was refused. */
export interface Marks {
  saved: string | null;
  refused: Refusal | null;
}

/** The measures or figures of one strategy, in order. */
export function ItemList({
  title,
  items,
  slug,
  mayChange,
  saved,
  refused,
}: Marks & { title: string; items: ItemView[]; slug: string; mayChange: boolean }) {
  return (
    <div className="min-w-0">
      <h3 className="font-semibold text-ink-soft text-sm">{title}</h3>
      {items.length === 0 ? (
        <p className="mt-2 text-ink-soft">None yet.</p>
      ) : (
        <ol className="mt-1">
          {items.map((item) => (
            <li
              key={item.code}
              id={item.code}
              className="grid scroll-mt-24 gap-x-4 border-line border-b py-2.5 sm:grid-cols-[1fr_auto]"
            >
              <div className="min-w-0">
                <p className="leading-snug">
                  <Link to={paths.settingsMeasure(slug, item.code)}>{item.label}</Link>
                  <Marker item={item} />
                </p>
                <p className="text-ink-soft text-sm leading-snug">{item.facts}</p>
                {refused?.at === item.code ? <Notice tone="error">{refused.message}</Notice> : null}
                {saved === item.code ? (
                  <p className="text-good text-sm">Saved. Applies from now on.</p>
                ) : null}
              </div>
              {mayChange ? <Buttons item={item} /> : null}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Whether it is off, waits for a measure, or leads its strategy. */
function Marker({ item: { enabled, waitsFor, leads } }: { item: ItemView }) {
  const words = !enabled ? "Off" : waitsFor ? `Off with “${waitsFor}”` : leads ? "Leads the strategy" : null;
  if (words === null) return null;
  return (
    <span
      className={`ms-2 whitespace-nowrap rounded-full border px-2 text-sm ${leads ? "border-accent" : "border-line-strong text-ink-soft"}`}
    >
      {words}
    </span>
  );
}

const kindOf = ({ type }: ItemView) => (type === "measure" ? "measure" : "figure");

function Buttons({ item }: { item: ItemView }) {
  const { type, code, label, enabled, waitsFor, leads, first, plan } = item;
  const kind = kindOf(item);
  const goesAlong = plan.measures.length + plan.metrics.length > 0 || plan.values > 0;
  const verb = enabled ? "off" : "on";
  return (
    <div className="no-print flex flex-wrap items-start gap-x-1 sm:justify-end">
      <Form method="post" className="flex flex-wrap gap-x-1" preventScrollReset>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="seen" value={plan.key} />
        {first ? null : (
          <Button kind="quiet" name="intent" value={`move ${kind} up`} aria-label={`Up: ${label}`}>
            Up
          </Button>
        )}
        {type === "metric" && enabled && !waitsFor && !leads ? (
          <Button kind="quiet" name="intent" value="let figure lead" aria-label={`Let lead: ${label}`}>
            Let it lead
          </Button>
        ) : null}
        {goesAlong ? null : (
          <Button
            kind="quiet"
            name="intent"
            value={`switch ${kind} ${verb}`}
            aria-label={`Switch ${verb}: ${label}`}
          >
            Switch {verb}
          </Button>
        )}
      </Form>
      {goesAlong ? <SwitchWithOthers item={item} /> : null}
    </div>
  );
}

/** Says what goes along before anything is switched. */
export function SwitchWithOthers({ item }: { item: ItemView }) {
  const { code, label, enabled, plan } = item;
  const verb = enabled ? "off" : "on";
  return (
    <TwoStepRemoval
      look="quiet"
      first={
        <>
          Switch {verb}…<span className="sr-only">: {label}</span>
        </>
      }
      button={`Switch ${verb}`}
      name="intent"
      value={`switch ${kindOf(item)} ${verb}`}
      fields={{ code, seen: plan.key }}
    >
      <ul className="max-w-[26rem] list-disc ps-5 text-sm">
        {plan.measures.length > 0 ? (
          <li>
            {enabled ? "Its parts are switched off, too: " : "What it is part of is switched on, too: "}
            {plan.measures.join(", ")}.
          </li>
        ) : null}
        {plan.metrics.length > 0 ? (
          <li>
            {enabled ? "No longer shown: " : "Shown again: "}
            {plan.metrics.join(", ")}.
          </li>
        ) : null}
        {plan.values > 0 ? (
          <li>
            {plan.values.toLocaleString("en-US")} {plan.values === 1 ? "value stays" : "values stay"} stored
            {enabled
              ? ", count in no figure while it is off, and come back when you switch it on."
              : " and count again."}
          </li>
        ) : null}
        {enabled ? <li>Published reports stay as they are. Goals that read it have no data.</li> : null}
      </ul>
    </TwoStepRemoval>
  );
}
