import { smallButton } from "./looks";
import type { DraftOffer } from "./use-grid-drafts";

/** Texts of an earlier visit that never reached the server. */
export function RestoreOffer({ count, putBack, discard }: DraftOffer) {
  return (
    <section
      aria-label="Unsaved texts"
      className="flex flex-wrap items-center gap-3 border-info border-s-4 bg-info-wash px-4 py-3"
    >
      <p>
        {count === 1 ? "One cell that you typed was" : `${count} cells that you typed were`} not saved before
        this page was left.
      </p>
      <button type="button" className={smallButton} onClick={putBack}>
        Put back and save
      </button>
      <button type="button" className={smallButton} onClick={discard}>
        Discard
      </button>
    </section>
  );
}
