import { Form, Link } from "@remix-run/react";
import { ReportDownloads } from "~/routes/reports/ReportDownloads";
import { Button, LinkButton } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { Section } from "~/ui/layout/Page";

/** The newest published version, ready to hand on: the link to send, mail, and the files. */
export function NewestVersion({
  newest: { version, link, files },
  isPublic,
  page,
  send,
}: {
  /** Its link is null where there is none in force. */
  newest: { version: number; link: string | null; files: { label: string; href: string }[] };
  isPublic: boolean;
  /** Addresses of the version's page, and of the page that mails it. */
  page: string;
  send: string;
}) {
  return (
    <Section title={`Hand on version ${version}`}>
      <div className="grid gap-6">
        {link ? (
          <CopyText label="Link to send" hint="Anyone who has it reads this version without signing in.">
            {link}
          </CopyText>
        ) : isPublic ? (
          <Form method="post" className="grid justify-items-start gap-3">
            <p>There is no link to send.</p>
            <Button kind="secondary" name="intent" value="share">
              Make the link to send
            </Button>
          </Form>
        ) : (
          <p>
            Its readers open it after signing in: <Link to={page}>version {version}</Link>
          </p>
        )}
        <ReportDownloads files={files} />
        <div>
          <LinkButton kind="secondary" to={send}>
            Send by mail
          </LinkButton>
        </div>
      </div>
    </Section>
  );
}
