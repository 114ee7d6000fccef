import type { ReactNode } from "react";
import { LinkButton } from "~/ui/controls/Button";
import { ChoiceForm } from "~/ui/controls/ChoiceForm";

/**
 * Filters of a list, all of them kept in the address.
 * @param choice what is chosen now, by field; empty where everything is shown
 */
export function FilterForm({ choice, children }: { choice: object; children: ReactNode }) {
  const filtered = Object.values(choice).some((value) => value !== "");
  return (
    <ChoiceForm version={JSON.stringify(choice)} className="grid grid-cols-2 items-end gap-4 lg:grid-cols-3">
      {children}
      {filtered ? (
        <div className="col-span-2 lg:col-span-3">
          <LinkButton kind="quiet" to=".">
            Clear filters
          </LinkButton>
        </div>
      ) : null}
    </ChoiceForm>
  );
}
