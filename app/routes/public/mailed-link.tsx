import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { untied } from "~/access/account/asked-here.server";
import { followMailedLink } from "~/access/account/mailed-links.server";
import { formOf } from "~/access/limits/body.server";
import { paths } from "~/paths";
import { useAnswer } from "~/routes/shared/forms";
import { BEGIN } from "~/routes/shared/safe-next";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { AppShell } from "~/ui/layout/AppShell";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [{ title: "Sign in · Tidemark" }];

const codeForm = z.object({ code: z.string().trim().max(40, "This is longer than the code.").optional() });

export const loader = ({ request, params, context }: LoaderFunctionArgs) => ({
  askedHere: untied(context, request, params.token ?? "") !== null,
});

/** Signs in with a post only: programs that look into mail open every link in it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(request), { schema: codeForm });
  if (submission.status !== "success")
    return data({ fault: submission.error?.code?.[0] ?? "" }, { status: 422 });
  const { code } = submission.value;
  const done = await followMailedLink(context, request, {
    link: params.token ?? "",
    ...(code && { typed: code }),
  });
  if (done === "elsewhere")
    return data(
      {
        fault: code
          ? "This is not the code. It stands on the page where you asked for the link; if you asked more than once, use the newest link and code."
          : "Enter the code from the page where you asked for the link.",
      },
      { status: 422 },
    );
  const { headers, codeNeeded } = done;
  throw redirect(codeNeeded ? paths.signInCode({ next: paths.home() }) : BEGIN, { headers });
}

export default function MailedLink() {
  const { askedHere } = useLoaderData<typeof loader>();
  const answer = useAnswer<{ fault: string }>();
  const busy = useNavigation().state !== "idle";
  return (
    <AppShell>
      <Page
        title="Sign in"
        lead={
          askedHere
            ? "Your link works once."
            : "You asked for this link in another browser. The page there shows a code: enter it here."
        }
      >
        <Form method="post" className="grid max-w-[28rem] gap-5">
          {askedHere ? null : (
            <Field
              name="code"
              label="Code"
              hint="Such as k7m2-q9rt. If that page is closed, ask for a new link in this browser."
              autoComplete="off"
              required
              error={answer?.fault}
            />
          )}
          <div>
            <Button disabled={busy}>Sign in to Tidemark</Button>
          </div>
        </Form>
      </Page>
    </AppShell>
  );
}
