import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { grantWish, readWish } from "~/access/account/email-change.server";
import { requirePerson } from "~/access/visit.server";
import { paths } from "~/paths";
import { useAnswer } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";
import { AccountPage } from "./AccountPage";

export const meta: MetaFunction = () => [{ title: "Confirm your address · Tidemark" }];

/** Only for the person who asked: the owner of the mailbox alone would confirm a stranger's account. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args);
  const email = await readWish(args.context, person, args.params.token ?? "");
  return { name: person.name, old: person.email, email };
}

type Answer = { problem: string };

export async function action(args: ActionFunctionArgs): Promise<Answer> {
  const person = await requirePerson(args);
  const { params, context } = args;
  const email = await readWish(context, person, params.token ?? "");
  if (!(await grantWish(context, person, params.token ?? "")))
    return { problem: "Another account has this address by now. Nothing was changed." };
  context.post?.tell(person, { kind: "address changed", to: email });
  throw redirect(paths.account({ done: "email" }));
}

export default function ConfirmAddress() {
  const { name, old, email } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const answer = useAnswer<Answer>();
  return (
    <AccountPage personName={name} title="Confirm your address">
      {answer ? <Notice tone="error">{answer.problem}</Notice> : null}
      <div className="grid gap-5">
        <p className="[overflow-wrap:anywhere]">
          You will sign in with <strong>{email}</strong> instead of {old}. We will let the old address know.
        </p>
        <Form method="post">
          <Button disabled={busy}>Use this address</Button>
        </Form>
      </div>
    </AccountPage>
  );
}
