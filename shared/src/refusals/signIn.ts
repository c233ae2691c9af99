/** The sentences that somebody may need before signing in: an entry of its own, so that the first page fetches no others. */
import { wireRefusals } from '../protocol/refusals.ts';
import { accountRefusals } from './accounts.ts';
import { serverRefusals } from './server.ts';

export const signInSentences = { ...accountRefusals, ...wireRefusals, ...serverRefusals };
