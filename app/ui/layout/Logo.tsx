/** The sign of the place: water rising to a mark on the gauge. Decoration beside the written name. */
export function Logo({ className = "size-8" }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
      className={`shrink-0 ${className}`}
      fill="none"
    >
      <g stroke="currentColor" strokeWidth="2.2" strokeLinecap="round">
        <path d="M4 4.5h10" />
        <path d="M4 10.5h6" opacity="0.75" />
        <path d="M3 18.5c2.2-3 4.3-3 6.5 0s4.3 3 6.5 0 4.3-3 6.5 0 4.3 3 6.5 0" strokeWidth="2.8" />
        <path d="M3 25.5c2.2-2.4 4.3-2.4 6.5 0s4.3 2.4 6.5 0 4.3-2.4 6.5 0 4.3 2.4 6.5 0" opacity="0.75" />
      </g>
    </svg>
  );
}

/** Logo and name, as in the header. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 text-ink">
      <Logo className="size-7 text-link" />
      <span className="font-semibold font-serif text-[1.375rem] leading-none tracking-[-0.02em]">
        Tidemark
      </span>
    </span>
  );
}
