import { z } from "zod";
import type { FormResult } from "~/routes/shared/forms";
import { emailAddress, newPassword, ownPassword } from "~/routes/shared/passwords";

export const passwordForm = z.object({ current: ownPassword, wanted: newPassword });

export const addressForm = z.object({ email: emailAddress, password: ownPassword });

export type AccountAnswer =
  | { form: "password" | "email"; refused: FormResult }
  /** A link is on its way, if the address can be had. */
  | { form: "email"; sentTo: string };
