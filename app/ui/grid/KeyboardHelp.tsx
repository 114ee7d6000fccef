const KEYS: [keys: string, what: string][] = [
  ["Enter, Shift + Enter", "the cell below, the cell above"],
  ["Tab, Shift + Tab", "the next, the previous cell"],
  ["Arrows", "move; left and right leave the text only at its ends"],
  ["F2 or double click", "edit inside the cell; left and right stay in it"],
  ["Escape", "restore what the cell held before"],
  ["Ctrl + Home, Ctrl + End", "the first, the last cell"],
  ["Ctrl + V", "paste; a block from a spreadsheet fills right and down"],
  ["Ctrl + Z", "undo the last change or paste as a whole"],
  ["Alt + Enter", "go to the cell’s details: questions, note, source; Escape goes back"],
];

export function KeyboardHelp() {
  return (
    <details className="folded no-print">
      <summary>Keyboard help</summary>
      <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm">
        {KEYS.map(([keys, what]) => (
          <div key={keys} className="contents">
            <dt className="font-semibold">{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 max-w-[70ch] text-ink-soft text-sm">
        Write numbers as you have them: 1,200 or $1.2m or 12%. An empty cell is missing, never zero. Write n/a
        if the measure does not apply to the institution, and “unavailable, because …” if it does but cannot
        be supplied. On a Mac, use ⌘ for Ctrl and ⌥ for Alt.
      </p>
    </details>
  );
}
