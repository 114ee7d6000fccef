import { getFormProps, getInputProps } from "@conform-to/react";
import { useFetcher } from "@remix-run/react";
import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import { useEffect, useState } from "react";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { Notice } from "~/ui/layout/Notice";
import type { PasskeyAnswer } from "./actions.server";
import { startForm } from "./forms";

/** The page above shows what became of it. */
export const NEW_PASSKEY = "new-passkey";

/** Two steps: the server checks the password and sends a challenge, then the device makes the passkey. */
export function NewPasskey() {
  const hydrated = useHydrated();
  const fetcher = useFetcher<PasskeyAnswer>({ key: NEW_PASSKEY });
  const answer = fetcher.data;
  const [failed, setFailed] = useState(false);
  const options = answer && "options" in answer ? answer.options : null;
  const [form, fields] = useCheckedForm({
    id: "passkey",
    schema: startForm,
    lastResult: answer && "refused" in answer ? answer.refused : undefined,
  });
  const name = fields.name.value ?? "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each challenge
  useEffect(() => {
    if (!options) return;
    startRegistration({ optionsJSON: options }).then(
      (response) =>
        fetcher.submit({ intent: "add", name, response: JSON.stringify(response) }, { method: "post" }),
      () => setFailed(true),
    );
  }, [options]);
  if (hydrated && !browserSupportsWebAuthn())
    return <Notice>This browser cannot make passkeys. Use a newer one, or an authenticator app.</Notice>;
  const busy = fetcher.state !== "idle";
  return (
    <fetcher.Form
      method="post"
      {...getFormProps(form)}
      onSubmit={(event) => {
        setFailed(false);
        form.onSubmit(event);
      }}
      className="grid max-w-[28rem] gap-5"
    >
      <noscript>
        <Notice>Passkeys need JavaScript. Without it, use an authenticator app.</Notice>
      </noscript>
      {failed && !busy ? (
        <Notice tone="warning">
          No passkey was made. Try again and follow what your device asks; you may already have one on it.
        </Notice>
      ) : null}
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Field
        {...getInputProps(fields.name, { type: "text" })}
        label="Name"
        hint="Where it is kept, such as “Work laptop”."
        error={fields.name.errors}
      />
      <Field
        {...getInputProps(fields.password, { type: "password" })}
        label="Your password"
        autoComplete="current-password"
        error={fields.password.errors}
      />
      <input type="hidden" name="intent" value="start" />
      <div>
        <Button disabled={busy || !hydrated}>Add a passkey</Button>
      </div>
    </fetcher.Form>
  );
}
