import { answerAt } from '../../device/local.ts';

/** An answer as it is written on this device, until the server has it. */
export interface Written {
  choice: string;
  text: string;
  file: { readonly sha256: string; readonly name: string; readonly pages: number } | null;
  /** Handed in without a network: its writer was promised that it would be sent. */
  waiting: boolean;
}

const nothing: Readonly<Written> = { choice: '', text: '', file: null, waiting: false };

/** The place of this person's answer on this device. */
export const writtenAt = (consultationId: string, personId: string) => answerAt(consultationId, personId, nothing);
