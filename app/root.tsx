import sans from "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url";
import serif from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { isProofQuestion, PROOF_FIELD } from "~/access/account/proof";
import { isFramedRefusal } from "~/access/shell";
import { AppShell } from "~/ui/layout/AppShell";
import { ErrorPage } from "~/ui/layout/ErrorPage";
import { useOtherScripts } from "~/ui/layout/other-scripts";
import { PasswordPage } from "~/ui/layout/PasswordPage";
import theme from "~/ui/theme.css?url";
import { useNonce } from "./nonce";
import { paths } from "./paths";
import { CollaborativeShell } from "./routes/shared/CollaborativeShell";

export const links: LinksFunction = () => [
  ...[sans, serif].map((href) => ({
    rel: "preload",
    as: "font" as const,
    type: "font/woff2",
    href,
    crossOrigin: "anonymous" as const,
  })),
  { rel: "stylesheet", href: theme },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: "Tidemark" }];

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  return (
    <html lang={useLanguage()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** The language of the page's words: English, unless its data say otherwise. */
function useLanguage(): string {
  const shown = useMatches().at(-1)?.data as { language?: unknown } | null | undefined;
  return typeof shown?.language === "string" ? shown.language : "en";
}

export default function App() {
  useOtherScripts();
  return <Outlet />;
}

const TITLES: Record<number, string> = {
  400: "This request cannot be understood",
  403: "You don’t have access to this",
  404: "There is nothing here",
  405: "This cannot be done here",
  503: "This is not available at the moment",
};

const EXPLANATIONS: Record<number, string> = {
  404: "The address may be mistyped, or the page may have moved.",
  405: "This page cannot do what was sent to it. Go back, reload the page, and try again.",
};

/** Errors are pages: what happened, what to do next, and no internals. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && isProofQuestion(error.data))
    return (
      <AppShell>
        <PasswordPage {...error.data.proof} name={PROOF_FIELD} />
      </AppShell>
    );
  if (isRouteErrorResponse(error) && isFramedRefusal(error.data)) {
    const { text, shell } = error.data.refusal;
    const title = TITLES[error.status] ?? TITLES[400];
    const overview = { to: paths.overview(shell.slug), label: "Go to the overview" };
    return (
      <CollaborativeShell shell={shell}>
        <ErrorPage status={error.status} title={title ?? ""} action={overview}>
          <p>{text}</p>
        </ErrorPage>
      </CollaborativeShell>
    );
  }
  const status = isRouteErrorResponse(error) ? error.status : 500;
  // The framework's own refusals are worded for programmers.
  const foreign = isRouteErrorResponse(error) && "internal" in error && error.internal === true;
  const text = isRouteErrorResponse(error) && !foreign && typeof error.data === "string" ? error.data : null;
  return (
    <AppShell>
      <ErrorPage status={status} title={TITLES[status] ?? "Something went wrong on our side"}>
        <p>
          {text ||
            EXPLANATIONS[status] ||
            "Nothing that was saved is lost. Try again in a moment; if it happens again, tell the backbone staff what you were doing."}
        </p>
      </ErrorPage>
    </AppShell>
  );
}
