/** How long to wait before the next try at something that must not be guessed or made to happen at will. */
export interface AttemptPolicy {
  name: string;
  /** Waits in seconds by how many tries came before, fewest first. Fewer tries than the first wait for nothing. */
  waits: { after: number; seconds: number }[];
}

/** Tries are forgotten after a day without one. */
export const ATTEMPTS_KEPT_HOURS = 24;

/** At this many wrong passwords in a row the person is told. */
export const MANY_FAILURES = 10;

/**
 * Wrong passwords for one address, from wherever. The waits end: nobody can lock a person out for good, and about a
 * hundred passwords a day can be tried. A reset by mail works meanwhile.
 */
export const PASSWORDS: AttemptPolicy = {
  name: "password",
  waits: [
    { after: 10, seconds: 60 },
    { after: 15, seconds: 5 * 60 },
    { after: 20, seconds: 15 * 60 },
  ],
};

/**
 * The same for whoever is already signed in: counted apart, so that strangers on the sign-in page cannot keep a person
 * from what asks for the password again.
 */
export const OWN_PASSWORD: AttemptPolicy = { name: "own-password", waits: PASSWORDS.waits };

/** Letters with links to one address, so that nobody can fill a stranger's mailbox. */
export const LETTERS: AttemptPolicy = {
  name: "letter",
  waits: [
    { after: 3, seconds: 10 * 60 },
    { after: 6, seconds: 60 * 60 },
  ],
};

/** Letters asked for from one IP address. An office shares one. */
export const LETTERS_FROM: AttemptPolicy = {
  name: "letter-from",
  waits: [
    { after: 20, seconds: 60 },
    { after: 100, seconds: 10 * 60 },
  ],
};

/** The wait in seconds once `count` tries have been made. */
export function waitAfter({ waits }: AttemptPolicy, count: number): number {
  return waits.findLast(({ after }) => count >= after)?.seconds ?? 0;
}
