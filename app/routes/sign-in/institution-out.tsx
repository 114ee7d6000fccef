import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { institutionToLeave } from "~/access/sign-in/sso/out.server";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/controls/Button";
import { AppShell } from "~/ui/layout/AppShell";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [{ title: "Signed out · Tidemark" }];

/** With "go" in the address, leads on to the institution: links may lead to other sites, forms may not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const institution = await institutionToLeave(context, request);
  if (!institution) throw redirect(paths.home());
  if (new URL(request.url).searchParams.has("go")) throw redirect(institution.url);
  return { label: institution.label };
}

export default function SignedOut() {
  const { label } = useLoaderData<typeof loader>();
  return (
    <AppShell>
      <Page title="You are signed out" lead={`On a shared computer, sign out of ${label} as well.`}>
        <div className="flex flex-wrap items-center gap-4">
          <LinkButton reloadDocument to={paths.signOutInstitution({ go: 1 })}>
            Sign out of {label}
          </LinkButton>
          <Link to={paths.home()}>Start page</Link>
        </div>
      </Page>
    </AppShell>
  );
}
