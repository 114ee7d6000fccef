import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { signIn } from "~/access/auth.server";
import { formOf } from "~/access/body.server";
import { collaborativesOf, visitor } from "~/access/visit.server";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "~/demo-accounts.server";
import { ROLE_NAMES } from "~/domain/types";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { AppShell } from "~/ui/layout/AppShell";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";

export const meta: MetaFunction = () => [
  { title: "Tidemark" },
  { name: "description", content: "Shared measurement for anchor collaboratives" },
];

const credentials = z.object({
  email: z.email("Enter your e-mail address."),
  password: z.string("Enter your password.").min(1, "Enter your password."),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await visitor({ request, context });
  const demo = context.settings.demo
    ? DEMO_ACCOUNTS.map(({ role, name, text }) => ({ role, roleName: ROLE_NAMES[role], name, text }))
    : [];
  if (!person) return { person: null, collaboratives: [], demo };
  const roles = await collaborativesOf(context, person);
  const collaboratives = roles.map((one) => ({ ...one, roleName: ROLE_NAMES[one.role] }));
  return { person: { name: person.name }, collaboratives, demo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const demoRole = form.get("demo");
  if (demoRole !== null) {
    const account = context.settings.demo && DEMO_ACCOUNTS.find(({ role }) => role === demoRole);
    if (!account) throw new Response("The demo is switched off here.", { status: 403 });
    const done = await signIn(
      context.auth,
      { email: account.email, password: DEMO_PASSWORD },
      context.clientIp,
    );
    if (done.outcome === "signed in") throw redirect("/c/demo", { headers: done.headers });
    return tooMany(done.outcome === "too many attempts" ? done.retryAfterSeconds : 60);
  }

  const submission = parseWithZod(form, { schema: credentials });
  if (submission.status !== "success") return submission.reply({ hideFields: ["password"] });
  const { email, password } = submission.value;
  const demoAccount = DEMO_ACCOUNTS.some((account) => account.email === email.toLowerCase());
  const done =
    demoAccount && !context.settings.demo
      ? ({ outcome: "refused" } as const)
      : await signIn(context.auth, { email, password }, context.clientIp);
  if (done.outcome === "signed in") throw redirect(safeNext(request), { headers: done.headers });
  if (done.outcome === "too many attempts") return tooMany(done.retryAfterSeconds);
  return submission.reply({
    hideFields: ["password"],
    formErrors: ["E-mail address and password do not match. Check both and try again."],
  });
}

const tooMany = (seconds: number): SubmissionResult<string[]> => ({
  status: "error",
  error: { "": [`Too many attempts. Wait ${seconds} seconds, then try again.`] },
});

/** Back to where the visitor came from, but never to another site. */
function safeNext(request: Request): string {
  const next = new URL(request.url).searchParams.get("next") ?? "/";
  // Read as a browser reads it, which drops tabs and line ends and takes a backslash for a slash.
  const own = "http://own";
  if (!next.startsWith("/") || !URL.canParse(next, own)) return "/";
  const { origin, pathname, search, hash } = new URL(next, own);
  return origin === own && !pathname.startsWith("//") ? pathname + search + hash : "/";
}

export default function Home() {
  const { person, collaboratives, demo } = useLoaderData<typeof loader>();
  return (
    <AppShell
      {...(person && {
        user: (
          <Form method="post" action="/sign-out">
            <span className="text-ink-soft">{person.name} </span>
            <button type="submit" className="min-h-11 text-link underline underline-offset-4">
              Sign out
            </button>
          </Form>
        ),
      })}
    >
      <div className="mx-auto max-w-[76rem] px-4 pt-10 sm:px-6 sm:pt-16">
        {person ? <Collaboratives list={collaboratives} /> : <Welcome demo={demo} />}
      </div>
    </AppShell>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function Collaboratives({ list }: { list: Data["collaboratives"] }) {
  return (
    <>
      <h1 className="text-[clamp(2rem,5vw,2.875rem)]">Your collaboratives</h1>
      {list.length === 0 ? (
        <div className="mt-8">
          <EmptyState title="You have no role in a collaborative yet">
            <p>Ask the backbone staff of your collaborative for an invitation, and open its link here.</p>
          </EmptyState>
        </div>
      ) : (
        <ul className="mt-8 grid gap-x-10 sm:grid-cols-2">
          {list.map((one) => (
            <li key={one.slug} className="border-line border-t py-4">
              <Link to={`/c/${one.slug}`} className="font-semibold font-serif text-xl">
                {one.name}
              </Link>
              <p className="mt-1 text-ink-soft">
                {one.place ? `${one.place} · ` : ""}
                {one.roleName}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Welcome({ demo }: { demo: Data["demo"] }) {
  const busy = useNavigation().state !== "idle";
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[1.15fr_1fr]">
      <div>
        <h1 className="text-[clamp(2.25rem,6vw,3.75rem)]">What anchors promise, measured together</h1>
        <p className="mt-5 max-w-[36rem] font-serif text-ink-soft text-xl leading-snug">
          Hospitals, universities, schools and cities hire, buy and invest more than anyone else in a place.
          Tidemark shows what that does for the neighbourhoods that were left out, in numbers that each
          institution can trust.
        </p>
        {demo.length > 0 ? (
          <section aria-labelledby="demo" className="mt-12">
            <h2 id="demo" className="text-2xl">
              Look around the demo as…
            </h2>
            <Form method="post" className="mt-4">
              <ul>
                {demo.map((one) => (
                  <li key={one.role} className="border-line border-t">
                    <button
                      type="submit"
                      name="demo"
                      value={one.role}
                      disabled={busy}
                      className="group flex w-full items-center justify-between gap-4 py-3.5 text-start hover:bg-sunk"
                    >
                      <span>
                        <span className="block font-semibold text-link underline underline-offset-4">
                          {one.roleName}
                        </span>
                        <span className="mt-0.5 block text-ink-soft text-sm">
                          {one.name}. {one.text}.
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
      <SignIn busy={busy} />
    </div>
  );
}

function SignIn({ busy }: { busy: boolean }) {
  const lastResult = useActionData<typeof action>();
  const [search] = useSearchParams();
  const [form, fields] = useForm({
    id: "sign-in",
    lastResult: lastResult as SubmissionResult<string[]> | undefined,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: credentials }),
    shouldRevalidate: "onInput",
  });
  return (
    <section aria-labelledby="sign-in-title" className="self-start rounded-lg bg-sunk p-6 sm:p-8">
      <h2 id="sign-in-title" className="text-2xl">
        Sign in
      </h2>
      <Form method="post" action={`/?index&${search}`} {...getFormProps(form)} className="mt-5 grid gap-5">
        {search.has("next") && !form.errors ? (
          <Notice>Sign in to go on to the page that you asked for.</Notice>
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
        <p className="text-ink-soft text-sm">
          No account yet? Your collaborative’s backbone staff send you an invitation.
        </p>
      </Form>
    </section>
  );
}
