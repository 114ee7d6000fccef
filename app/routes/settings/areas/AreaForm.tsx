import { Form } from "@remix-run/react";
import {
  type Area,
  type AreaVersion,
  MOST_CODES,
  MOST_IN_LABEL,
  MOST_IN_RULE,
  MOST_IN_SOURCE,
} from "~/domain/areas/area";
import { AREA_UNIT_NAMES, AREA_UNITS } from "~/domain/areas/codes";
import type { Strategy, Unit } from "~/domain/terms";
import { Button } from "~/ui/controls/Button";
import { Choice } from "~/ui/controls/Choice";
import { Field, Select, TextField } from "~/ui/controls/Field";

interface Offered {
  id: string;
  code: string;
  label: string;
  strategy: Strategy;
  unit: Unit;
}

/** An area: its name, what it lies in, what is counted by it, and one list from a year on. */
export function AreaForm({
  area,
  version,
  areas,
  measures,
  thisYear,
  refused,
}: {
  area: Area | null;
  /** The newest list, to begin with. */
  version: AreaVersion | null;
  areas: Area[];
  measures: Offered[];
  thisYear: number;
  refused: {
    fault: { field: string; message: string };
    typed: Record<string, string>;
    measures: string[];
  } | null;
}) {
  const errorAt = (field: string) => (refused?.fault.field === field ? refused.fault.message : null);
  const value = (field: string, stored: string) => refused?.typed[field] ?? stored;
  const recounted = version?.recountedFrom ?? null;
  const chosen =
    refused?.measures ?? measures.flatMap(({ id, code }) => (area?.measureIds.includes(id) ? code : []));
  const tracts = !area || area.unit === "tract2010" || area.unit === "tract2020";
  return (
    <Form method="post" encType="multipart/form-data" className="grid max-w-[46rem] gap-6">
      <input type="hidden" name="area" value={area?.id ?? ""} />
      <Field
        label="Name"
        name="label"
        maxLength={MOST_IN_LABEL}
        required
        defaultValue={value("label", area?.label ?? "")}
        error={errorAt("label")}
      />
      {area ? null : (
        <Select
          label="Made of"
          name="unit"
          options={AREA_UNITS.map((unit) => ({ value: unit, label: AREA_UNIT_NAMES[unit] }))}
          defaultValue={value("unit", "zip")}
          error={errorAt("unit")}
        />
      )}
      <Select
        label="Lies in"
        hint="A wider area, such as the city or the region."
        name="within"
        options={[
          { value: "", label: "No other area" },
          ...areas.filter(({ id }) => id !== area?.id).map(({ id, label }) => ({ value: id, label })),
        ]}
        defaultValue={value("within", area?.withinId ?? "")}
        error={errorAt("within")}
      />
      <Field
        label="From reporting year"
        hint={
          area
            ? "Keep the year to correct this list. Enter another year to begin a new one: earlier years keep theirs."
            : "The first year that is counted with this list."
        }
        name="fromYear"
        inputMode="numeric"
        maxLength={4}
        required
        defaultValue={value("fromYear", String(version?.fromYear ?? thisYear))}
        error={errorAt("fromYear")}
        className="max-w-40"
      />
      <Choice
        legend="Earlier years"
        name="earlier"
        options={[
          {
            value: "keep",
            label: "Keep the list they were counted with",
            hint: "Their numbers stand as they are. A jump in this year may come from the list.",
          },
          {
            value: "recount",
            label: "Are counted again with this list",
            hint: "The counter uses it for those years, too. Ask members to count them again; stored numbers stay until then.",
          },
        ]}
        defaultValue={value("earlier", recounted === null ? "keep" : "recount")}
      />
      <Field
        label="Counted again from"
        hint="Only if earlier years are counted again: the first of them."
        name="recountedFrom"
        optional
        inputMode="numeric"
        maxLength={4}
        defaultValue={value("recountedFrom", recounted === null ? "" : String(recounted))}
        error={errorAt("recountedFrom")}
        className="max-w-40"
      />
      <Field
        label="Source"
        hint="Who publishes the list, which list it is, and when it was published."
        name="source"
        maxLength={MOST_IN_SOURCE}
        required
        defaultValue={value("source", version?.source ?? "")}
        error={errorAt("source")}
      />
      <TextField
        label="Rule"
        hint="Why a place belongs to it, such as “median income below 80% of the region’s”."
        name="rule"
        optional
        rows={2}
        maxLength={MOST_IN_RULE}
        defaultValue={value("rule", version?.rule ?? "")}
        error={errorAt("rule")}
      />
      <TextField
        label="Codes"
        hint={`One a line. Commas and spaces also separate codes; places are separated by lines or semicolons. At most ${MOST_CODES.toLocaleString("en-US")}.`}
        name="codes"
        rows={8}
        required
        spellCheck={false}
        defaultValue={value("codes", version?.codes.join("\n") ?? "")}
        error={errorAt("codes")}
      />
      {tracts ? (
        <Field
          type="file"
          label="Crosswalk from ZIP codes to tracts"
          hint="For members that know only ZIP codes: a CSV file with the columns zip, tract, and ratio, the share of the ZIP code’s homes. A changed list needs its crosswalk again."
          name="crosswalk"
          optional
          accept=".csv,text/csv"
          error={errorAt("weights")}
        />
      ) : null}
      <Field
        type="file"
        label="Map"
        hint="A GeoJSON file with the outlines of the places or of the area."
        name="map"
        optional
        accept=".geojson,.json,application/geo+json"
        error={errorAt("map")}
      />
      <fieldset>
        <legend className="font-semibold">Numbers counted by it</legend>
        <div className="mt-2 grid gap-x-8 sm:grid-cols-2">
          {measures.map(({ code, label }) => (
            <label key={code} className="flex min-h-9 items-center gap-2.5">
              <input
                type="checkbox"
                name="measure"
                value={code}
                defaultChecked={chosen.includes(code)}
                className="size-5 shrink-0"
              />
              <span className="leading-tight">{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <Button name="intent" value="save">
          Save
        </Button>
      </div>
    </Form>
  );
}
