import { type Refusal, type RefusalCode, refuse } from '@dien-hong/shared';
import type { BallotContext } from '../../verifier/ballots/ballotProof.ts';
import { readSignature } from '../../verifier/signatures/cmsRead.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { Holders } from './holders.ts';
import type { Pki } from './pki.ts';

/** A signed statement according to the log. `said`: its choices and words, one text for each. */
export interface Kept {
  readonly personId: string;
  readonly digest: string;
  readonly said: readonly string[];
}

/** The statement in the kept bytes, verified for this person; null where they do not hold. */
export type Reader = (bytes: Uint8Array, personId: string, context: BallotContext) => Promise<readonly string[] | null>;

export interface KeptSignatures {
  /** Remembers that these bytes were verified when they arrived, and their statement. */
  arrived(digest: string, said: readonly string[]): void;
  /**
   * Compares the statements to be counted with the signed ones. Those that came since the log was opened were verified then; the others are
   * read from beside the log. Null where all agree; else a refusal with the name of the first that differs, by `code`.
   */
  compare(logId: string, kept: readonly Kept[], read: Reader, code: RefusalCode): Promise<Refusal | null>;
}

const same = (one: readonly string[], other: readonly string[] | null): boolean =>
  one.length === other?.length && one.every((text, at) => text === other[at]);

/** A person who can write to the disk changes a row more easily than a signature: only signed statements are counted. */
export function openKeptSignatures(deps: {
  readonly log: EventLog;
  readonly pki: Pki;
  readonly directory: Holders;
}): KeptSignatures {
  const { log, pki, directory } = deps;
  const known = new Map<string, readonly string[]>();

  async function saidIn(logId: string, { digest, personId }: Kept, read: Reader): Promise<readonly string[] | null> {
    const remembered = known.get(digest);
    if (remembered) return remembered;
    const bytes = await log.attachment(logId, digest);
    const signature = bytes && readSignature(bytes);
    if (!signature?.ok || !signature.signingTime) return null;
    // Checked as of the time of signing: votes of a device that was removed later still count. Lists keep whole seconds.
    const at = new Date(signature.signingTime.getTime() - 1000);
    const context = { trust: pki.trust, at, holderOf: directory.onceHeldBy };
    return read(bytes as Uint8Array, personId, context);
  }

  return {
    arrived: (digest, said) => void known.set(digest, said),
    async compare(logId, kept, read, code) {
      for (const one of kept) {
        if (!same(one.said, await saidIn(logId, one, read))) {
          const name = directory.people([one.personId])[0]?.fullName ?? '…';
          console.error(`${logId}: what the log says of ${one.personId} is not what he signed (${one.digest})`);
          return refuse(code, { name }).refusal;
        }
      }
      for (const { digest } of kept) known.delete(digest);
      return null;
    },
  };
}
