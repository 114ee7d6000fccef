import { Button } from "~/ui/controls/Button";
import { listOf } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";

/** Name of the confirming button. Its value lists the years shown, so that no others are lost. */
export const CONFIRMED = "confirmed";

/** Asks before a change takes recorded years out of the membership. */
export function NoLongerCounted({ years }: { years: number[] }) {
  const many = years.length !== 1;
  return (
    <Notice
      tone="warning"
      title={`${years.length} recorded ${many ? "years" : "year"} would no longer count: ${listOf(years)}`}
    >
      <p>
        {many ? "They lie" : "It lies"} outside the membership as entered here. The numbers stay stored but
        count in no figure until the membership covers {many ? "them" : "it"} again.
      </p>
      <div className="mt-3">
        <Button kind="secondary" name={CONFIRMED} value={years.join(",")}>
          Save anyway
        </Button>
      </div>
    </Notice>
  );
}
