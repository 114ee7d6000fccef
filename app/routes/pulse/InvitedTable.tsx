import { Form } from "@remix-run/react";
import { PULSE_WORDS } from "~/domain/pulse/words/words";
import type { Invited } from "~/records/pulse/invitations.server";
import { Button } from "~/ui/controls/Button";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

const MAIL: Record<Invited["mail"], string> = {
  none: "Pass the link on",
  waiting: "On its way",
  sending: "On its way",
  sent: "Sent",
  failed: "Could not be delivered: pass the link on",
};

/** Who is asked, never who has answered. */
export function InvitedTable({ invited, mails }: { invited: Invited[]; mails: boolean }) {
  return (
    <Section
      title={`Invited: ${invited.length}`}
      lead="Nobody here sees who has answered. A reminder goes to everyone."
      actions={
        mails ? (
          <Form method="post">
            <Button kind="secondary" name="intent" value="remind">
              Remind everyone
            </Button>
          </Form>
        ) : null
      }
    >
      <ScrollTable label="Invited people">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col" className="word">
              Language
            </th>
            <th scope="col" className="word">
              Mail
            </th>
            <th scope="col" className="word">
              Link
            </th>
          </tr>
        </thead>
        <tbody>
          {invited.map(({ contactId, name, language, mail }) => (
            <tr key={contactId}>
              <th scope="row">{name}</th>
              <td className="word">{PULSE_WORDS[language].name}</td>
              <td className="word">{MAIL[mail]}</td>
              <td className="word">
                <Form method="post">
                  <input type="hidden" name="contact" value={contactId} />
                  <Button kind="quiet" name="intent" value="link">
                    Show<span className="sr-only"> the link for {name}</span>
                  </Button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
