import { createContext, useContext } from "react";

/** The nonce that lets a script run under the content security policy. Only the server knows it. */
const Nonce = createContext<string | undefined>(undefined);

export const NonceProvider = Nonce.Provider;
export const useNonce = () => useContext(Nonce);
