import { capability } from '../capability.ts';
import { votingDeadlines } from './deadlines.ts';
import { votingCommands, votingEvents, votingServiceCommands } from './messages.ts';
import { onVoting } from './on.ts';
import { initialVoting } from './state.ts';
import { votingUpcasts } from './upcast.ts';

export const voting = capability({
  name: 'voting',
  commands: votingCommands,
  service: votingServiceCommands,
  events: votingEvents,
  initial: initialVoting,
  on: onVoting,
  proofs: {
    CastBallot: 'ballot',
    OpenVote: 'issuing',
    RequestSlip: 'slip',
    CosignSlips: 'cosign',
    CountSlips: 'count',
  },
  upcasts: votingUpcasts,
  deadlines: votingDeadlines,
});
