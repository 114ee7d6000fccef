import { getFormProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { LANGUAGES } from "~/domain/pulse/statements";
import { inviteForm } from "~/domain/pulse/wave";
import { PULSE_WORDS } from "~/domain/pulse/words/words";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { CheckBoxes } from "~/ui/controls/CheckBoxes";
import { Select } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";

/** Chooses whom to ask, and in which language the letter and the page begin. */
export function InviteForm({
  askable,
  lastResult,
}: {
  askable: { value: string; label: string }[];
  lastResult: FormResult | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "invite",
    schema: inviteForm,
    lastResult,
    defaultValue: { language: "en" },
  });
  const { errors } = fields.contactIds;
  if (askable.length === 0) return <p className="text-ink-soft">Everyone listed under People is invited.</p>;
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      <fieldset className="min-w-0" aria-describedby={errors ? "whom-error" : undefined}>
        <legend className="mb-2 font-semibold">Whom to ask</legend>
        <CheckBoxes name="contactIds" options={askable} checked={[]} />
        {errors ? (
          <p id="whom-error" className="mt-1.5 flex gap-2 font-medium text-bad text-sm">
            <Icon name="warn" className="mt-0.5" />
            {errors.join(" ")}
          </p>
        ) : null}
      </fieldset>
      <Select
        {...getSelectProps(fields.language)}
        label="Language"
        hint="People can change it while they answer."
        options={LANGUAGES.map((language) => ({ value: language, label: PULSE_WORDS[language].name }))}
        error={fields.language.errors}
      />
      <div>
        <Button name="intent" value="invite">
          Invite
        </Button>
      </div>
    </Form>
  );
}
