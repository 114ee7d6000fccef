import { getFormProps, getInputProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LONGEST_NAME } from "~/access/credentials";
import { type AccountState, acceptInvitation, readInvitation } from "~/access/invitations.server";
import { formOf } from "~/access/limits/body.server";
import { mailOrigin } from "~/access/links/link-origin.server";
import { paths } from "~/paths";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { newPassword, ownPassword, PASSWORD_HINT } from "~/routes/shared/passwords";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [{ title: "Invitation · Tidemark" }];

const TOO_LONG = `Use at most ${LONGEST_NAME} characters.`;
const name = z.string("Enter your name.").trim().min(2, "Enter your name.").max(LONGEST_NAME, TOO_LONG);

/** People with an account that is trusted here only sign in; others choose a name and a password. */
const joinForm = (chooses: boolean) =>
  z.object({ name: chooses ? name : name.optional(), password: chooses ? newPassword : ownPassword });

const CHOOSES: AccountState[] = ["none", "prove"];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { email, roleName, collaborative, account } = await readInvitation(context, params.secret ?? "");
  const mails = mailOrigin(context, request) !== null;
  return { email, roleName, collaborative, account, mails };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const secret = params.secret ?? "";
  const { account } = await readInvitation(context, secret);
  const form = await formOf(request);
  const chooses = CHOOSES.includes(account);
  const submission = parseWithZod(form, { schema: joinForm(chooses) });
  if (submission.status !== "success") {
    const tooLong = String(form.get("name") ?? "").length > LONGEST_NAME;
    return submission.reply({ hideFields: tooLong ? ["name", "password"] : ["password"] });
  }
  const { name, password } = submission.value;
  // A name creates an account, which an address that has one must not get.
  const accepted = await acceptInvitation(
    context,
    secret,
    chooses ? { name, password } : { password },
    request,
  );
  if ("error" in accepted)
    return submission.reply({ hideFields: ["password"], formErrors: [accepted.error] });
  if ("problem" in accepted)
    return submission.reply({ hideFields: ["password"], fieldErrors: { password: [accepted.problem] } });
  // Whoever sets a collaborative up begins on its overview, with the list of what is left to do.
  const { slug } = accepted;
  const to =
    accepted.kind === "network"
      ? paths.network(slug)
      : accepted.role === "data_lead"
        ? paths.status(slug)
        : paths.overview(slug);
  throw redirect(to, { headers: accepted.headers });
}

export default function Invitation() {
  const { email, roleName, collaborative, account, mails } = useLoaderData<typeof loader>();
  return (
    <AppShell>
      <Page
        title={`Join ${collaborative}`}
        lead={`You are invited as ${roleName.toLowerCase()}, using the address ${email}.`}
      >
        {account === "untrusted" ? (
          <Unproved email={email} mails={mails} />
        ) : (
          <JoinForm account={account} email={email} />
        )}
      </Page>
    </AppShell>
  );
}

/** There is an account, but whoever chose its password need not be the owner of the address. */
function Unproved({ email, mails }: { email: string; mails: boolean }) {
  return (
    <Notice tone="warning" title="Confirm your address first">
      <p>
        {email} already has a Tidemark account, but nobody has confirmed that its password was chosen by the
        owner of this address.
      </p>
      {mails ? (
        <p className="mt-2">
          <Link to={paths.forgot()}>Choose a new password by mail</Link>. Then open this invitation again.
        </p>
      ) : (
        <p className="mt-2">
          Ask whoever runs the server for a link to choose a new password. Then open this invitation again.
        </p>
      )}
    </Notice>
  );
}

function JoinForm({ account, email }: { account: AccountState; email: string }) {
  const chooses = CHOOSES.includes(account);
  const [form, fields] = useCheckedForm({
    id: "invitation",
    schema: joinForm(chooses),
    lastResult: useAnswer(),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      {account === "prove" ? (
        <Notice>
          This address already has an account that nobody has confirmed by mail. Your new password replaces
          the old one, and whoever is signed in with it is signed out.
        </Notice>
      ) : null}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      {chooses ? (
        <Field
          {...getInputProps(fields.name, { type: "text" })}
          label="Your name"
          hint="Colleagues see it next to your changes."
          autoComplete="name"
          error={fields.name.errors}
        />
      ) : null}
      <Field
        {...getInputProps(fields.password, { type: "password" })}
        label={chooses ? "Choose a password" : "Your Tidemark password"}
        hint={chooses ? PASSWORD_HINT : undefined}
        autoComplete={chooses ? "new-password" : "current-password"}
        error={fields.password.errors}
      />
      <div>
        <Button>{chooses ? "Create account and join" : "Sign in and join"}</Button>
      </div>
    </Form>
  );
}
