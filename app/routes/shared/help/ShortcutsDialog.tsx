import { useEffect, useRef } from "react";
import { Button } from "~/ui/controls/Button";
import { ShortcutList } from "./ShortcutList";

/** The keys of every page, over the page. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="shortcuts-title"
      onClose={onClose}
      className="m-auto max-w-[min(40rem,calc(100vw-2rem))] rounded-md border border-line-strong bg-raised p-6 text-ink shadow-lg backdrop:bg-black/40"
    >
      <h2 id="shortcuts-title" className="mb-4 text-[1.375rem]">
        Keyboard shortcuts
      </h2>
      <ShortcutList />
      <form method="dialog" className="mt-6">
        <Button>Close</Button>
      </form>
    </dialog>
  );
}
