import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { institutionOf } from "~/access/sign-in/sso/institution.server";
import { own } from "~/domain/own";
import { paths } from "~/paths";
import { beginIn, safeNext } from "~/routes/shared/safe-next";
import { LinkButton } from "~/ui/controls/Button";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [{ title: "Sign in · Tidemark" }];

const PROBLEMS: Record<string, string> = {
  unreachable: "Your institution’s sign-in does not answer. Try again in a moment, or use your password.",
  cancelled: "You were not signed in. Try again, or use your password.",
  missing: "Your institution did not share your e-mail address. Its IT staff need to allow that.",
  unverified: "Your institution has not confirmed your e-mail address. Ask its IT staff.",
  domain: "Your e-mail address is not one of this institution’s. Sign in with your account there.",
  "no role": "You have no role here yet. Ask the backbone staff of the collaborative for an invitation.",
  "too many": "Too many attempts. Wait a minute, then try again.",
  taken: "Another account uses your e-mail address. Ask the backbone staff of the collaborative.",
};

/** Public. Without single sign-on it looks as if there were no such collaborative: the start page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const slug = params.collaborative ?? "";
  const institution = await institutionOf(context, slug);
  const asked = safeNext(request);
  if (!institution) throw redirect(paths.home({ next: asked === "/" ? paths.overview(slug) : asked }));
  const next = asked === "/" ? beginIn(slug) : asked;
  const problem = new URL(request.url).searchParams.get("problem");
  return {
    label: institution.label,
    start: paths.signInInstitution(slug, { next }),
    password: paths.home({ next }),
    problem:
      problem &&
      (own(PROBLEMS, problem) ?? "Your institution’s sign-in was refused. Try again, or ask its IT staff."),
  };
}

export default function StartAtInstitution() {
  const { label, start, password, problem } = useLoaderData<typeof loader>();
  return (
    <AppShell>
      <Page title="Sign in" lead={`Use your account at ${label}.`}>
        {problem ? <Notice tone="error">{problem}</Notice> : null}
        <div className="flex flex-wrap items-center gap-4">
          <LinkButton reloadDocument to={start}>
            Sign in with {label}
          </LinkButton>
          <Link to={password}>Use a password instead</Link>
        </div>
      </Page>
    </AppShell>
  );
}
