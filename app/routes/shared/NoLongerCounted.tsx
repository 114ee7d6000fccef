import { Button } from "~/ui/controls/Button";
import { listOf } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";

/** Name of the button that confirms; its value says which years were named, so that no others are lost. */
export const CONFIRMED = "confirmed";

/** Before a correction is stored that takes recorded years out of the membership. */
export function NoLongerCounted({ years }: { years: number[] }) {
  const many = years.length !== 1;
  return (
    <Notice
      tone="warning"
      title={`${years.length} recorded ${many ? "years" : "year"} would no longer count: ${listOf(years)}`}
    >
      <p>
        {many ? "They lie" : "It lies"} outside the membership as it is entered here. The numbers stay stored,
        are part of no figure, and count again as soon as the membership covers {many ? "them" : "it"}.
      </p>
      <div className="mt-3">
        <Button kind="secondary" name={CONFIRMED} value={years.join(",")}>
          Save all the same
        </Button>
      </div>
    </Notice>
  );
}
