/** The sentences that somebody may need who is not signed in yet: an entry of its own, so that the first page fetches no others. */
import { wireRefusals } from '../protocol/refusals.ts';
import { accountRefusals } from './accounts.ts';
import { serverRefusals } from './server.ts';

export const signInSentences = { ...accountRefusals, ...wireRefusals, ...serverRefusals };
