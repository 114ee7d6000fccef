import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import type { MeetingFields } from "~/domain/meetings/form";
import type { FormResult } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";

export type TypedMeeting = Partial<Record<keyof MeetingFields, string>>;

/** When and where a meeting is. */
export function MeetingForm({
  value,
  revision,
  zones,
  lastResult,
  cancel,
  children,
}: {
  value: TypedMeeting;
  revision: number | null;
  /** Names of time zones to choose from. */
  zones: string[];
  lastResult: FormResult | undefined;
  cancel: string;
  /** Fields before the others. */
  children?: ReactNode;
}) {
  const [form, fields] = useForm<TypedMeeting>({
    id: "meeting",
    lastResult: lastResult ?? null,
    defaultValue: value,
  });
  const zone = useOwnZone(value.timeZone);
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      {children}
      <div className="sm:col-span-2">
        <Field
          {...getInputProps(fields.title, { type: "text" })}
          label="Title"
          hint="Left empty, the meeting is called like its body."
          optional
          error={fields.title.errors}
        />
      </div>
      <Field {...getInputProps(fields.day, { type: "date" })} label="Day" error={fields.day.errors} />
      <Field
        {...getInputProps(fields.startsAt, { type: "time" })}
        label="Begins at"
        optional
        error={fields.startsAt.errors}
      />
      <Field
        {...getInputProps(fields.timeZone, { type: "text" })}
        key={zone}
        defaultValue={zone}
        list="time-zones"
        label="Time zone"
        error={fields.timeZone.errors}
      />
      <Field
        {...getInputProps(fields.lengthMinutes, { type: "text" })}
        inputMode="numeric"
        label="Minutes"
        error={fields.lengthMinutes.errors}
      />
      <Field
        {...getInputProps(fields.place, { type: "text" })}
        label="Place"
        optional
        error={fields.place.errors}
      />
      <Field
        {...getInputProps(fields.link, { type: "url" })}
        label="Link to join"
        optional
        error={fields.link.errors}
      />
      <datalist id="time-zones">
        {zones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="flex flex-wrap gap-3 sm:col-span-2">
        <Button>{revision === null ? "Plan the meeting" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}

/** The zone given, or the browser's own once it is known. */
function useOwnZone(given: string | undefined): string {
  const [zone, setZone] = useState(given || "UTC");
  useEffect(() => {
    if (!given) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
  }, [given]);
  return zone;
}
