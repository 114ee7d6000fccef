import { getFormProps, getInputProps } from "@conform-to/react";
import { Form, Link, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { LONGEST_EMAIL } from "~/access/credentials";
import { paths } from "~/paths";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { PasskeySignIn } from "~/routes/shared/PasskeySignIn";
import { ownPassword } from "~/routes/shared/passwords";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";

export const credentials = z.object({
  email: z.email("Enter your e-mail address.").max(LONGEST_EMAIL, "This address is too long."),
  password: ownPassword,
});

/** What this server offers besides passwords. */
export interface WaysIn {
  mails: boolean;
  passkeys: boolean;
  /** The sign-in of the institution whose collaborative was asked for. */
  institution: { label: string; to: string } | null;
}

/** Signs in with address and password, and leads to the ways without one. */
export function SignInForm({ busy, ways }: { busy: boolean; ways: WaysIn }) {
  const [search] = useSearchParams();
  const [form, fields] = useCheckedForm({ id: "sign-in", schema: credentials, lastResult: useAnswer() });
  return (
    <section aria-labelledby="sign-in-title" className="self-start rounded-lg bg-sunk p-6 sm:p-8">
      <h2 id="sign-in-title" className="text-2xl">
        Sign in
      </h2>
      <Form
        method="post"
        action={`${paths.home()}?index&${search}`}
        {...getFormProps(form)}
        className="mt-5 grid gap-5"
      >
        {search.get("done") === "reset" && !form.errors ? (
          <Notice tone="success">Your password is changed. Sign in with the new one.</Notice>
        ) : null}
        {search.has("again") && !form.errors ? (
          <Notice tone="warning">Enter your password again: the time for the code is over.</Notice>
        ) : null}
        {search.has("institution") && !form.errors ? (
          <Notice tone="warning">
            Your institution’s sign-in took too long or began in another browser. Start it again.
          </Notice>
        ) : null}
        {search.has("next") && !search.has("again") && !form.errors ? (
          <Notice>Sign in to continue to the page you asked for.</Notice>
        ) : null}
        {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
        <Field
          {...getInputProps(fields.email, { type: "email" })}
          label="E-mail address"
          autoComplete="username"
          error={fields.email.errors}
        />
        <Field
          {...getInputProps(fields.password, { type: "password" })}
          label="Password"
          autoComplete="current-password"
          error={fields.password.errors}
        />
        <div>
          <Button disabled={busy}>{busy ? "Signing in…" : "Sign in"}</Button>
        </div>
        <p className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
          <Link to={paths.forgot()}>Forgot your password?</Link>
          {ways.mails ? <Link to={paths.signInByMail()}>Sign in with a mailed link</Link> : null}
        </p>
        {ways.passkeys ? <PasskeySignIn /> : null}
        {ways.institution ? (
          <div>
            <LinkButton kind="secondary" reloadDocument to={ways.institution.to}>
              Sign in with {ways.institution.label}
            </LinkButton>
          </div>
        ) : null}
        <p className="text-ink-soft text-sm">
          No account yet? Your collaborative’s backbone staff send you an invitation.
        </p>
      </Form>
    </section>
  );
}
