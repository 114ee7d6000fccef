import { createContext, useContext } from "react";

/** The one-time word that lets a script run under the content security policy; known to the server only. */
const Nonce = createContext<string | undefined>(undefined);

export const NonceProvider = Nonce.Provider;
export const useNonce = () => useContext(Nonce);
