/**
 * A form that was sent while the last proof of who is there was too old: asks for the password, or to sign in
 * once more at the institution, then sends it again.
 */
export interface ProofQuestion {
  proof: {
    /** Address that the form was sent to. */
    action: string;
    /** What was typed, to be sent again. */
    fields: [name: string, value: string][];
    email: string;
    /** What was wrong with the password; null when asked the first time. */
    problem: string | null;
    /** Where people without a password prove who they are instead: the sign-in of their institution. */
    institution: string | null;
  };
}

/** The field with the password, beside those of the form. */
export const PROOF_FIELD = "proof-password";

export function isProofQuestion(data: unknown): data is ProofQuestion {
  return typeof data === "object" && data !== null && "proof" in data;
}
