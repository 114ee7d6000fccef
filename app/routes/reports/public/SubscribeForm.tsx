import { getFormProps, getInputProps } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";

import { Announced } from "~/routes/shared/Announced";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { type SubscribeAnswer, subscription } from "./subscription";

/** Readers of a published report ask for new versions by mail. Nothing is sent before they have confirmed. */
export function SubscribeForm({ collaborative }: { collaborative: string }) {
  const answer = useAnswer<SubscribeAnswer>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useCheckedForm({
    id: "subscribe",
    schema: subscription,
    lastResult: answer && "refused" in answer ? answer.refused : undefined,
  });
  return (
    <div className="no-print">
      <Section title="When a new version is published">
        {answer && "sent" in answer ? (
          <Announced of={answer}>
            <Notice tone="success" title="Check your email">
              <p>
                We have sent a letter to this address, unless it was asked today or gets reports already.
                Confirm there, and new reports follow.
              </p>
            </Notice>
          </Announced>
        ) : (
          <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
            <p>
              {collaborative} can tell you by mail. You confirm first, and every letter has a link to stop.
            </p>
            {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
            <Field
              {...getInputProps(fields.email, { type: "email" })}
              label="E-mail address"
              autoComplete="email"
              error={fields.email.errors}
            />
            <div>
              <Button kind="secondary" aria-disabled={busy || undefined}>
                Tell me by mail
              </Button>
            </div>
          </Form>
        )}
      </Section>
    </div>
  );
}
