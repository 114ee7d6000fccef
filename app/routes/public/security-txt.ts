import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/access/visit.server";
import { paths } from "~/paths";

const MONTHS_VALID = 6;

/** Where to report a vulnerability (RFC 9116). There is none unless SECURITY_CONTACT is set: ours is not the operator's. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { securityContact, appUrl } = context.config;
  if (!securityContact) throw notFound("There is nothing at this address.");
  const now = new Date();
  // The first of a month, so that the file stays the same for a while.
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + MONTHS_VALID, 1));
  const lines = [
    `Contact: ${securityContact}`,
    `Expires: ${expires.toISOString().replace(".000Z", "Z")}`,
    "Preferred-Languages: en",
    ...(appUrl ? [`Canonical: ${appUrl}${paths.securityTxt()}`] : []),
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=86400" },
  });
}
