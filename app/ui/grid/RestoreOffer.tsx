import type { DraftOffer } from "~/ui/grid/hooks/use-grid-drafts";
import { smallButton } from "./styles";

/** Offers to restore texts of an earlier visit that never reached the server. */
export function RestoreOffer({ count, restore, discard }: DraftOffer) {
  return (
    <section
      aria-label="Unsaved texts"
      className="flex flex-wrap items-center gap-3 border-info border-s-4 bg-info-wash px-4 py-3"
    >
      <p>
        {count === 1 ? "One cell" : `${count} cells`} that you typed in {count === 1 ? "was" : "were"} not
        saved before you left this page.
      </p>
      <button type="button" className={smallButton} onClick={restore}>
        Restore and save
      </button>
      <button type="button" className={smallButton} onClick={discard}>
        Discard
      </button>
    </section>
  );
}
