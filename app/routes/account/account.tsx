import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { isAddressProved } from "~/access/account/own.server";
import { formOf } from "~/access/limits/body.server";
import { mailOrigin } from "~/access/links/link-origin.server";
import { requirePerson } from "~/access/visit.server";
import { own } from "~/domain/own";
import { paths } from "~/paths";
import { Announced } from "~/routes/shared/Announced";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { AccountPage } from "./AccountPage";
import { AddressSection } from "./AddressSection";
import { answerAddress, answerPassword } from "./actions.server";
import type { AccountAnswer } from "./forms";
import { PasswordForm } from "./PasswordForm";

export const meta: MetaFunction = () => [{ title: "Your account · Tidemark" }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const person = await requirePerson(args);
  return {
    name: person.name,
    email: person.email,
    demo: person.demo,
    proved: await isAddressProved(context, person),
    mails: mailOrigin(context, request) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args);
  const form = await formOf(args.request);
  if (person.demo) throw data("Everyone uses this demo account, so it cannot be changed.", { status: 403 });
  if (form.get("intent") === "email") return answerAddress(args, person, form);
  const changed = await answerPassword(args, person, form);
  if (!("headers" in changed)) return changed;
  throw redirect(paths.account({ done: "password" }), { headers: changed.headers });
}

const DONE: Record<string, string> = {
  password: "Your password is changed, and your other sessions are ended.",
  email: "Your address is changed. Sign in with the new one from now on.",
};

export default function Account() {
  const { name, email, demo, proved, mails } = useLoaderData<typeof loader>();
  const answer = useAnswer<AccountAnswer>();
  const [search] = useSearchParams();
  const done = answer ? undefined : own(DONE, search.get("done"));
  const refused = (form: AccountAnswer["form"]) =>
    answer && "refused" in answer && answer.form === form ? answer.refused : undefined;
  return (
    <AccountPage personName={name} title="Password and e-mail">
      {done ? <Notice tone="success">{done}</Notice> : null}
      {answer && "sentTo" in answer ? (
        <Announced of={answer}>
          <Notice tone="success" title="Check the inbox of your new address">
            If {answer.sentTo} is available, a link is on its way to it. Open it in a browser where you are
            signed in. Until then you sign in with {email}.
          </Notice>
        </Announced>
      ) : null}
      {demo ? (
        <Notice>
          This is a demo account, which everyone uses. Its password and address stay as they are.
        </Notice>
      ) : (
        <>
          <Section title="Password" lead="A new password ends all your other sessions.">
            <PasswordForm email={email} lastResult={refused("password")} />
          </Section>
          <AddressSection email={email} proved={proved} mails={mails} lastResult={refused("email")} />
        </>
      )}
    </AccountPage>
  );
}
