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
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useNonce } from "./nonce";
import { AppShell } from "./ui/layout/AppShell";
import { ErrorPage } from "./ui/layout/ErrorPage";
import theme from "./ui/theme.css?url";

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
    <html lang="en">
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

export default function App() {
  return <Outlet />;
}

const TITLES: Record<number, string> = {
  400: "This request cannot be understood",
  403: "You may not see this",
  404: "There is nothing here",
  405: "This cannot be done here",
};

const EXPLANATIONS: Record<number, string> = {
  404: "The address may be mistyped, or the page may have moved.",
  405: "This page takes nothing of what was sent to it. Go back, reload the page before, and try again.",
};

/** Errors are pages: what happened, what to do, and nothing about the inside of the program. */
export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  // What the framework itself refuses comes with words for programmers.
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
