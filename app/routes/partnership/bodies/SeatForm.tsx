import { getFormProps, getInputProps, getSelectProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { Seat } from "~/domain/people/bodies";
import type { FormResult } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { Tick } from "./BodyForm";

interface TypedSeat {
  holder?: string;
  title?: string;
  voting?: string;
  chair?: string;
  from?: string;
  until?: string;
  alternates?: string[];
}

const typedSeat = ({
  holder,
  title,
  voting,
  chair,
  from,
  until,
  alternates,
}: Omit<Seat, "id">): TypedSeat => ({
  holder: holder ? `${holder.kind}:${holder.id}` : "",
  title,
  ...(voting && { voting: "on" }),
  ...(chair && { chair: "on" }),
  from,
  until: until ?? "",
  alternates,
});

/** Adds or changes a seat. */
export function SeatForm({
  seat,
  revision,
  today,
  holders,
  people,
  lastResult,
}: {
  /** Null for a new one. */
  seat: Seat | null;
  revision: number;
  today: string;
  holders: { value: string; label: string }[];
  people: { id: string; name: string }[];
  lastResult: FormResult | undefined;
}) {
  const [form, fields] = useForm<TypedSeat>({
    id: `seat-${seat?.id ?? "new"}`,
    lastResult: lastResult ?? null,
    defaultValue: seat ? typedSeat(seat) : { voting: "on", from: today },
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-5 py-4 sm:grid-cols-2"
    >
      <input type="hidden" name="intent" value={seat ? "change-seat" : "add-seat"} />
      {seat ? <input type="hidden" name="seat" value={seat.id} /> : null}
      <input type="hidden" name="revision" value={revision} />
      <Select
        {...getSelectProps(fields.holder)}
        label="Who holds it"
        options={[{ value: "", label: "Nobody: vacant" }, ...holders]}
        error={fields.holder.errors}
      />
      <Field
        {...getInputProps(fields.title, { type: "text" })}
        label="Name of the seat"
        hint="Such as “Neighborhood resident”."
        optional
        error={fields.title.errors}
      />
      <Field {...getInputProps(fields.from, { type: "date" })} label="First day" error={fields.from.errors} />
      <Field
        {...getInputProps(fields.until, { type: "date" })}
        label="Last day"
        optional
        error={fields.until.errors}
      />
      <Tick {...getInputProps(fields.voting, { type: "checkbox" })}>Has a vote</Tick>
      <Tick {...getInputProps(fields.chair, { type: "checkbox" })}>Chairs</Tick>
      {people.length > 0 ? (
        <div className="sm:col-span-2">
          <details className="folded">
            <summary className="min-h-11 sm:min-h-8">Alternates, who may stand in</summary>
            <fieldset className="mt-2 grid max-h-64 gap-x-4 overflow-y-auto sm:grid-cols-2">
              <legend className="sr-only">Alternates</legend>
              {people.map(({ id, name }) => (
                <Tick
                  key={id}
                  type="checkbox"
                  name={fields.alternates.name}
                  value={id}
                  defaultChecked={seat?.alternates.includes(id) ?? false}
                >
                  {name}
                </Tick>
              ))}
            </fieldset>
          </details>
          {fields.alternates.errors ? (
            <p className="font-medium text-bad text-sm">{fields.alternates.errors.join(" ")}</p>
          ) : null}
        </div>
      ) : null}
      <div className="sm:col-span-2">
        <Button kind={seat ? "secondary" : "primary"}>{seat ? "Save the seat" : "Add the seat"}</Button>
      </div>
    </Form>
  );
}
