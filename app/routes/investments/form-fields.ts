import type { FormMetadata } from "@conform-to/react";
import type { TypedInvestment } from "~/domain/investments/form";

/** The form's state and the fields to draw. */
export interface InvestmentFormFields {
  form: FormMetadata<TypedInvestment, string[]>;
  fields: ReturnType<FormMetadata<TypedInvestment, string[]>["getFieldset"]>;
}
