import type { SubmissionResult } from "@conform-to/react";
import { z } from "zod";
import { emailAddress } from "~/routes/shared/passwords";

/** The form with which a reader asks for new reports by mail. */
export const subscription = z.object({ email: emailAddress });

export type SubscribeAnswer = { sent: true } | { refused: SubmissionResult<string[]> };
