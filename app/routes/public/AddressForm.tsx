import { getFormProps, getInputProps } from "@conform-to/react";
import { Form, Link, useNavigation } from "@remix-run/react";
import { paths } from "~/paths";
import { Announced } from "~/routes/shared/Announced";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { addressForm, type LetterAnswer } from "./letters";

/** Asks for an address to which a link is mailed. */
export function AddressForm({
  id,
  answer,
  button,
  sent,
  code,
}: {
  id: string;
  answer: LetterAnswer | undefined;
  button: string;
  /** What to do once the letter is on its way, if it is. */
  sent: string;
  /** What another device asks for before it follows the link. */
  code?: string | undefined;
}) {
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useCheckedForm({
    id,
    schema: addressForm,
    lastResult: answer && "refused" in answer ? answer.refused : undefined,
  });
  if (answer && "sent" in answer)
    return (
      <Announced of={answer}>
        <Notice tone="success" title="Check your inbox">
          <p>{sent}</p>
          {code ? (
            <p className="mt-2">
              Reading the mail on another device? It will ask for this code: <strong>{code}</strong>
            </p>
          ) : null}
          <p className="mt-2">
            <Link to={paths.home()}>Back to sign in</Link>
          </p>
        </Notice>
      </Announced>
    );
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Field
        {...getInputProps(fields.email, { type: "email" })}
        label="E-mail address"
        autoComplete="username"
        error={fields.email.errors}
      />
      <div>
        <Button disabled={busy}>{button}</Button>
      </div>
    </Form>
  );
}
