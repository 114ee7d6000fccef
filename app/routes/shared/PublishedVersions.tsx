import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";

export interface VersionView {
  id: string;
  version: number;
  publishedAt: string;
  publishedBy: string;
  contentHash: string;
  links: { id: string; createdAt: string; createdBy: string; expiresAt: string | null; expired: boolean }[];
}

/** What was published, with the links by which it can be read. */
export function PublishedVersions({
  versions,
  base,
  isPublic,
  date,
}: {
  versions: VersionView[];
  base: string;
  isPublic: boolean;
  date: (iso: string) => string;
}) {
  return (
    <ol className="grid gap-8">
      {versions.map(({ id, version, publishedAt, publishedBy, contentHash, links }) => (
        <li key={id} className="grid gap-4 border-line border-b pb-6">
          <div>
            <h3 className="font-sans font-semibold text-lg">
              <Link to={`${base}?version=${version}`}>Version {version}</Link>
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
                    Link of {date(link.createdAt)} by {link.createdBy},{" "}
                    {link.expiresAt === null
                      ? "without an end"
                      : link.expired
                        ? `expired on ${date(link.expiresAt)}`
                        : `until ${date(link.expiresAt)}`}
                  </span>
                  <Form method="post">
                    <input type="hidden" name="id" value={link.id} />
                    <Button
                      kind="quiet"
                      name="intent"
                      value="revoke"
                      aria-label={`Withdraw the link of ${date(link.createdAt)} to version ${version}`}
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
                label="Link for anybody, days"
                hint="Empty: without an end."
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
