import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button, buttonClass } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import type { PasskeyAnswer } from "./actions.server";
import { removeForm } from "./forms";

export interface ListedPasskey {
  id: string;
  name: string | null;
  /** ISO instants. */
  createdAt: string;
  lastUsedAt: string | null;
  /** Kept by a password manager, and so on more than one device. */
  backedUp: boolean;
}

/** Outside of a collaborative, which has a locale of its own. */
const WRITING = { locale: "en-US" };

export function PasskeyList({
  passkeys,
  closed,
  answer,
}: {
  passkeys: ListedPasskey[];
  /** The person cannot change them in this session. */
  closed: boolean;
  answer: PasskeyAnswer | undefined;
}) {
  return (
    <ul aria-label="Passkeys" className="grid">
      {passkeys.map((passkey) => {
        const refused =
          answer && "refused" in answer && answer.intent === `remove ${passkey.id}`
            ? answer.refused
            : undefined;
        return (
          <li key={passkey.id} className="border-line border-t py-4">
            <p className="font-semibold [overflow-wrap:anywhere]">{passkey.name ?? "Passkey"}</p>
            <p className="text-ink-soft text-sm">
              Added {formatDate(passkey.createdAt, WRITING)}.{" "}
              {passkey.lastUsedAt ? `Last used ${formatDate(passkey.lastUsedAt, WRITING)}.` : "Not used yet."}
              {passkey.backedUp ? " Kept by a password manager." : ""}
            </p>
            {closed ? null : <Removal passkey={passkey} lastResult={refused} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Two steps, without script. */
function Removal({ passkey, lastResult }: { passkey: ListedPasskey; lastResult: FormResult | undefined }) {
  const name = passkey.name ?? "Passkey";
  const [form, fields] = useCheckedForm({ id: `remove-${passkey.id}`, schema: removeForm, lastResult });
  return (
    <details open={lastResult !== undefined}>
      <summary className={buttonClass("quiet", "list-none text-sm")}>
        <span>
          Remove… <span className="sr-only">{name}</span>
        </span>
      </summary>
      <Form method="post" {...getFormProps(form)} className="mt-2 grid max-w-[28rem] gap-4">
        {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
        <Field
          {...getInputProps(fields.password, { type: "password" })}
          label={`Your password, to remove ${name}`}
          autoComplete="current-password"
          error={fields.password.errors}
        />
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="id" value={passkey.id} />
        <div>
          <Button kind="danger">
            <span>
              Remove now <span className="sr-only">{name}</span>
            </span>
          </Button>
        </div>
      </Form>
    </details>
  );
}
