import { openVotes, titleWords, verdictOf, voteOf } from '@dien-hong/shared';
import type { Announce } from '../../feature.ts';

/** Announces that a vote opens, and its outcome when it is over. */
export const announceVotes: Announce = (now, was, { t, language }) => {
  const [open, before] = [now, was].map((state) => openVotes(state)[0]?.motion.id);
  if (open === before) return '';
  const vote = voteOf(now, open ?? before ?? '');
  if (!vote) return '';
  const title = titleWords(vote.motion, language);
  const poll = vote.motion.kind === 'poll';
  if (open !== undefined) return t(poll ? 'voting.told.pollOpened' : 'voting.told.opened', { title });
  if (vote.annulled) {
    const { reason } = vote.annulled;
    return t(poll ? 'voting.told.pollAnnulled' : 'voting.told.annulled', { title, reason });
  }
  const verdict = verdictOf(vote);
  if (verdict === 'passed') return t('voting.told.passed', { title });
  if (verdict === 'failed') return t('voting.told.failed', { title });
  return t(poll ? 'voting.told.pollClosed' : 'voting.told.closed', { title });
};
