import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData, useNavigation } from "@remix-run/react";
import { signInLimited } from "~/access/account/attempts.server";
import { type SignIn, signIn } from "~/access/auth.server";
import { LONGEST_EMAIL } from "~/access/credentials";
import { landingOf } from "~/access/landing";
import { formOf } from "~/access/limits/body.server";
import { mailOrigin } from "~/access/links/link-origin.server";
import { networksOf } from "~/access/networks/visit.server";
import { canUsePasskeys } from "~/access/sign-in/passkey-host.server";
import { institutionOf } from "~/access/sign-in/sso/institution.server";
import { collaborativesOf, visitor } from "~/access/visit.server";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "~/demo-accounts.server";
import { NETWORK_ROLES } from "~/domain/networks/terms";
import { ROLE_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import type { FormResult } from "~/routes/shared/forms";
import { tooManyAttempts } from "~/routes/shared/passwords";
import { SignOut } from "~/routes/shared/SignOut";
import { afterSignIn, safeNext } from "~/routes/shared/safe-next";
import { AppShell } from "~/ui/layout/AppShell";
import { EmptyState } from "~/ui/layout/EmptyState";
import { credentials, SignInForm, type WaysIn } from "./SignInForm";

export const meta: MetaFunction = () => [
  { title: "Tidemark" },
  { name: "description", content: "Shared measurement for anchor collaboratives" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await visitor({ request, context });
  const demo = context.config.demo
    ? DEMO_ACCOUNTS.map(({ key, label, name, text }) => ({ key, label, name, text }))
    : [];
  const ways = {
    mails: mailOrigin(context, request) !== null,
    passkeys: canUsePasskeys(context.config, request.url),
    institution: person ? null : await institutionFor(context, request),
  };
  if (!person) return { person: null, collaboratives: [], networks: [], demo, ...ways };
  const roles = await collaborativesOf(context, person);
  const collaboratives = roles.map(({ slug, name, place, role }) => ({
    slug,
    name,
    place,
    to: landingOf(slug, role),
    roleName: ROLE_NAMES[role],
  }));
  const networks = (await networksOf(context, person)).map(({ slug, name, role }) => ({
    slug,
    name,
    place: "Learning exchange",
    to: paths.network(slug),
    roleName: NETWORK_ROLES[role],
  }));
  const start = new URL(request.url).searchParams.get("start");
  if (start !== null) {
    const [only, ...others] = [...collaboratives, ...networks];
    const asked = collaboratives.find(({ slug }) => slug === start) ?? (others.length === 0 ? only : null);
    throw redirect(asked?.to ?? paths.home());
  }
  return { person: { name: person.name }, collaboratives, networks, demo, ...ways };
}

/** The sign-in of the institution whose collaborative was asked for. */
async function institutionFor(context: AppLoadContext, request: Request) {
  const next = safeNext(request);
  const slug = /^\/(?:c\/|\?start=)([a-z0-9-]+)/.exec(next)?.[1];
  const institution = slug === undefined ? null : await institutionOf(context, slug);
  return institution && { label: institution.label, to: paths.signInInstitution(institution.slug, { next }) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const demoKey = form.get("demo");
  if (demoKey !== null) {
    const account = context.config.demo && DEMO_ACCOUNTS.find(({ key }) => key === demoKey);
    if (!account) throw new Response("The demo is switched off on this server.", { status: 403 });
    const done = await signInToDemo({ request, context }, { email: account.email, password: DEMO_PASSWORD });
    if (done.outcome === "signed in")
      throw redirect(landingOf(account.collaborative, account.role), { headers: done.headers });
    return tooMany(done.outcome === "too many attempts" ? done.retryAfterSeconds : 60);
  }

  const submission = parseWithZod(form, { schema: credentials });
  if (submission.status !== "success") {
    const tooLong = String(form.get("email") ?? "").length > LONGEST_EMAIL;
    return submission.reply({ hideFields: tooLong ? ["email", "password"] : ["password"] });
  }
  const { email, password } = submission.value;
  const done = DEMO_ACCOUNTS.some((account) => account.email === email.toLowerCase())
    ? await signInToDemo({ request, context }, { email, password })
    : await signInLimited(context, request, { email, password });
  if (done.outcome === "code needed")
    throw redirect(paths.signInCode({ next: safeNext(request) }), { headers: done.headers });
  if (done.outcome === "signed in") throw redirect(afterSignIn(request), { headers: done.headers });
  if (done.outcome === "too many attempts") return tooMany(done.retryAfterSeconds);
  return submission.reply({
    hideFields: ["password"],
    formErrors: ["E-mail address and password do not match. Check both and try again."],
  });
}

/** A demo account has a public password: guessing it is pointless, and nobody may make all others wait by doing so. */
async function signInToDemo(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  credentials: { email: string; password: string },
): Promise<SignIn> {
  if (!context.config.demo) return { outcome: "refused" };
  return signIn(context.auth, credentials, context.clientIp, request);
}

const tooMany = (seconds: number): FormResult => ({
  status: "error",
  error: { "": [tooManyAttempts(seconds)] },
});

export default function Home() {
  const { person, collaboratives, networks, demo, ...ways } = useLoaderData<typeof loader>();
  return (
    <AppShell
      {...(person && {
        user: (
          <>
            <span className="text-ink-soft">{person.name}</span>
            <Link to={paths.account()}>Your account</Link>
            <SignOut />
          </>
        ),
      })}
    >
      <div className="frame pt-10 sm:pt-16">
        {person ? (
          <Collaboratives list={collaboratives} networks={networks} />
        ) : (
          <Welcome demo={demo} ways={ways} />
        )}
      </div>
    </AppShell>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function Collaboratives({ list, networks }: { list: Data["collaboratives"]; networks: Data["networks"] }) {
  return (
    <>
      <h1 className="text-[clamp(2rem,5vw,2.875rem)]">Your collaboratives</h1>
      {list.length === 0 && networks.length === 0 ? (
        <div className="mt-8">
          <EmptyState title="You have no role in a collaborative yet">
            <p>Ask the backbone staff of your collaborative for an invitation, then open its link.</p>
          </EmptyState>
        </div>
      ) : (
        <ul className="mt-8 grid gap-x-10 sm:grid-cols-2">
          {[...list, ...networks].map(({ slug, name, place, to, roleName }) => (
            <li key={slug} className="border-line border-t py-4">
              <Link to={to} className="font-semibold font-serif text-xl">
                {name}
              </Link>
              <p className="mt-1 text-ink-soft">
                {place ? `${place} · ` : ""}
                {roleName}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Welcome({ demo, ways }: { demo: Data["demo"]; ways: WaysIn }) {
  const busy = useNavigation().state !== "idle";
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[1.15fr_1fr]">
      <div>
        <h1 className="text-[clamp(2.25rem,6vw,3.75rem)]">What anchors promise, measured together</h1>
        <p className="mt-5 max-w-[36rem] font-serif text-ink-soft text-xl leading-snug">
          Hospitals, universities, schools, and cities hire, buy, and invest more than anyone else in a place.
          Tidemark shows what that does for the neighborhoods that were left out, in numbers that each
          institution can trust.
        </p>
        {demo.length > 0 ? (
          <section aria-labelledby="demo" className="mt-12">
            <h2 id="demo" className="text-2xl">
              Look around the demo as…
            </h2>
            <Form method="post" className="mt-4">
              <ul>
                {demo.map(({ key, label, name, text }) => (
                  <li key={key} className="border-line border-t">
                    <button
                      type="submit"
                      name="demo"
                      value={key}
                      disabled={busy}
                      className="group flex w-full items-center justify-between gap-4 py-3.5 text-start hover:bg-sunk"
                    >
                      <span>
                        <span className="block font-semibold text-link underline underline-offset-4">
                          {label}
                        </span>
                        <span className="mt-0.5 block text-ink-soft text-sm">
                          {name}. {text}.
                        </span>
                      </span>
                      <span aria-hidden="true" className="text-link text-xl">
                        →
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </Form>
          </section>
        ) : null}
      </div>
      <SignInForm busy={busy} ways={ways} />
    </div>
  );
}
