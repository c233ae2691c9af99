/** An event that an operator of the installation may want to look up afterwards. Never a password, a code or a name as it was typed. */
export type SecurityEvent =
  | {
      readonly what: 'signed-in' | 'signed-out' | 'activated' | 'password-changed' | 'session-ended';
      readonly account: string;
    }
  | { readonly what: 'sign-in-refused'; readonly account: string | null; readonly why: 'wrong' | 'too-many' }
  | { readonly what: 'screen-paired'; readonly meeting: string }
  | { readonly what: 'key-registered' | 'key-removed'; readonly person: string; readonly fingerprint: string }
  | { readonly what: 'code-made'; readonly person: string; readonly by: string };

/** One line of JSON on the standard output, which the service manager keeps: `{"security": "signed-in", "at": …, "account": …, "address": …}`. */
export function logSecurity({ what, ...event }: SecurityEvent, address: string): void {
  if (process.env.VITEST) return;
  console.log(JSON.stringify({ security: what, at: new Date().toISOString(), ...event, address }));
}
