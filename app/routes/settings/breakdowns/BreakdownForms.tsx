import { Form } from "@remix-run/react";
import type { DimensionSetting } from "~/domain/rollup/breakdown-settings";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";

const CHECK = "flex min-h-9 items-center gap-2.5";

interface Measure {
  code: string;
  label: string;
  strategy: Strategy;
}

/** One breakdown: its name, its groups in order, and the measures split by it. */
export function DimensionForm({
  dimension,
  measures,
  fault,
}: {
  dimension: DimensionSetting;
  measures: Measure[];
  fault: string | null;
}) {
  const { id, label, enabled, categories } = dimension;
  return (
    <Form method="post" className="grid max-w-[60rem] gap-7">
      <input type="hidden" name="dimension" value={id} />
      {/* Enter presses the first button of a form, which must be the one that saves. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      {fault ? <Notice tone="error">{fault}</Notice> : null}
      <div className="grid items-end gap-5 sm:grid-cols-[1fr_auto]">
        <Field id={`label-${id}`} label="Name" name="label" defaultValue={label} maxLength={100} required />
        <label className={CHECK}>
          <input type="checkbox" name="enabled" defaultChecked={enabled} className="size-5" /> In use
        </label>
      </div>
      <fieldset>
        <legend className="font-semibold">Groups</legend>
        {categories.length === 0 ? (
          <p className="mt-1 text-ink-soft text-sm">None yet. Name the first one below.</p>
        ) : (
          <ol className="mt-2 grid gap-2">
            {categories.map((category, place) => (
              <GroupRow key={category.id} category={category} place={place} />
            ))}
          </ol>
        )}
        <div className="mt-4 max-w-96">
          <Field
            id={`new-${id}`}
            label="Add a group"
            hint="A group with figures can be switched off but not deleted."
            name="new"
            maxLength={100}
            autoComplete="off"
          />
        </div>
      </fieldset>
      <fieldset>
        <legend className="font-semibold">Numbers split by this breakdown</legend>
        <SplitMeasures measures={measures} split={dimension.measures} />
      </fieldset>
      <div>
        <Button name="intent" value="save">
          Save<span className="sr-only"> {label}</span>
        </Button>
      </div>
    </Form>
  );
}

/** One group: its name, whether members are asked for it, and buttons to move or delete it. */
function GroupRow({ category, place }: { category: DimensionSetting["categories"][number]; place: number }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <input
        name={`name:${category.id}`}
        defaultValue={category.label}
        aria-label={`Name of group ${place + 1}`}
        maxLength={100}
        required
        className="min-h-11 min-w-0 flex-1 basis-56 rounded-md border border-line-strong bg-raised px-3 py-2"
      />
      <label className={CHECK}>
        <input
          type="checkbox"
          name={`on:${category.id}`}
          defaultChecked={category.enabled}
          className="size-5"
        />
        <span>
          asked for<span className="sr-only">: {category.label}</span>
        </span>
      </label>
      <span className="flex min-w-40 gap-1">
        {place > 0 ? (
          <Button kind="quiet" name="intent" value={`up:${category.id}`} aria-label={`Up: ${category.label}`}>
            Up
          </Button>
        ) : null}
        {category.used ? (
          <span className="self-center text-ink-soft text-sm">has figures</span>
        ) : (
          <Button
            kind="quiet"
            name="intent"
            value={`delete:${category.id}`}
            aria-label={`Delete: ${category.label}`}
          >
            Delete
          </Button>
        )}
      </span>
    </li>
  );
}

/** Which measures are split by the breakdown, by strategy. */
function SplitMeasures({ measures, split }: { measures: Measure[]; split: string[] }) {
  return (
    <div className="mt-2 grid gap-x-8 gap-y-4 md:grid-cols-3">
      {STRATEGIES.map((strategy) => (
        <div key={strategy}>
          <p className="text-ink-soft text-sm">{STRATEGY_NAMES[strategy]}</p>
          {measures
            .filter((measure) => measure.strategy === strategy)
            .map((measure) => (
              <label key={measure.code} className={CHECK}>
                <input
                  type="checkbox"
                  name="measure"
                  value={measure.code}
                  defaultChecked={split.includes(measure.code)}
                  className="size-5 shrink-0"
                />
                <span className="leading-tight">{measure.label}</span>
              </label>
            ))}
        </div>
      ))}
    </div>
  );
}

/** Adds the standard breakdowns that are missing. */
export function AddStandard() {
  return (
    <Form method="post" className="mt-4">
      <Button kind="secondary" name="intent" value="standard">
        Add the standard breakdowns
      </Button>
    </Form>
  );
}

/** Adds a breakdown of the collaborative's own. */
export function OwnDimensionForm({ fault }: { fault: string | null }) {
  return (
    <Form method="post" className="flex max-w-[46rem] flex-wrap items-end gap-4">
      <div className="min-w-0 flex-1 basis-64">
        <Field label="Name" name="label" maxLength={100} autoComplete="off" error={fault} />
      </div>
      <Button kind="secondary" name="intent" value="own">
        Add breakdown
      </Button>
    </Form>
  );
}
