import { Form, useNavigation } from "@remix-run/react";
import { MOST_INVITED, MOST_PASTED_CHARS } from "~/domain/accounts/pasted";
import { ROLE_NAMES } from "~/domain/terms";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import type { PasteRefused } from "./answer";

/** Invites several people from one paste, all or none. */
export function InviteSeveral({ answer }: { answer: PasteRefused | undefined }) {
  const busy = useNavigation().formData?.has("pasted") ?? false;
  return (
    <Form method="post" className="grid max-w-[46rem] gap-5">
      <TextField
        name="pasted"
        label="People, one a line"
        hint={
          <>
            Copy them from a spreadsheet, or type: e-mail address, role, institution. Separate the parts with
            tabs, semicolons, or commas. Roles: {Object.values(ROLE_NAMES).join(", ")}. Backbone staff and
            conveners have no institution. At most {MOST_INVITED} at once.
          </>
        }
        placeholder="ana@stmarys.example; Member data lead; St. Mary’s Hospital"
        rows={7}
        maxLength={MOST_PASTED_CHARS}
        required
        autoComplete="off"
        spellCheck={false}
        defaultValue={answer?.pasted}
        error={answer?.faults.map(({ line, message }) => `Line ${line}: ${message}`)}
      />
      <div>
        <Button name="intent" value="several" disabled={busy}>
          {busy ? "Inviting…" : "Invite these people"}
        </Button>
      </div>
    </Form>
  );
}
