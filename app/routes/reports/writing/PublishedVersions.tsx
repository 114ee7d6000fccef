import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";

export interface VersionView {
  id: string;
  version: number;
  publishedAt: string;
  publishedBy: string;
  contentHash: string;
  links: {
    isToSend: boolean;
    id: string;
    createdAt: string;
    createdBy: string;
    expiresAt: string | null;
    expired: boolean;
  }[];
}

/** Published versions, with the links to each. */
export function PublishedVersions({
  versions,
  versionAddress,
  isPublic,
  date,
}: {
  versions: VersionView[];
  versionAddress: (version: number) => string;
  isPublic: boolean;
  date: (iso: string) => string;
}) {
  return (
    <ol className="grid gap-8">
      {versions.map(({ id, version, publishedAt, publishedBy, contentHash, links }) => (
        <li key={id} className="grid gap-4 border-line border-b pb-6">
          <div>
            <h3 className="font-sans font-semibold text-lg">
              <Link to={versionAddress(version)}>Version {version}</Link>
            </h3>
            <p className="text-ink-soft text-sm">
              {date(publishedAt)}, {publishedBy}. Content hash{" "}
              <code className="break-all">{contentHash}</code>
            </p>
          </div>
          {links.length > 0 ? (
            <ul className="grid gap-2">
              {links.map((link) => (
                <li key={link.id} className="flex flex-wrap items-center gap-x-4">
                  <span>
                    {link.isToSend ? "Link to send, of" : "Link of"} {date(link.createdAt)} by{" "}
                    {link.createdBy},{" "}
                    {link.expiresAt === null
                      ? "no expiration"
                      : link.expired
                        ? `expired on ${date(link.expiresAt)}`
                        : `valid until ${date(link.expiresAt)}`}
                  </span>
                  <Form method="post">
                    <input type="hidden" name="id" value={link.id} />
                    <Button
                      kind="quiet"
                      name="intent"
                      value="revoke"
                      aria-label={
                        link.isToSend
                          ? `Withdraw version ${version}’s link to send`
                          : `Withdraw the link of ${date(link.createdAt)} to version ${version}`
                      }
                    >
                      Withdraw
                    </Button>
                  </Form>
                </li>
              ))}
            </ul>
          ) : null}
          {isPublic ? (
            <Form method="post" className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="link" value={id} />
              <Field
                label="Link for anyone, days"
                hint="Leave empty for no expiration."
                name="days"
                id={`days-${id}`}
                type="number"
                inputMode="numeric"
                min={1}
                max={3650}
                className="w-40"
              />
              <Button kind="secondary" name="intent" value="link">
                Make a link
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
