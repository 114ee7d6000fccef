import type { SubmissionResult } from "@conform-to/react";
import { z } from "zod";
import { emailAddress } from "~/routes/shared/passwords";

/** A form with an address to which a link is mailed. */
export const addressForm = z.object({ email: emailAddress });

export type LetterAnswer = { sent: true } | { refused: SubmissionResult<string[]> };
