import { nextSignature } from '@dien-hong/shared';
import { PenLine } from '@lucide/vue';
import { type ChairSteps, type Feature, rank } from '../feature.ts';

/** After the secretary's signature the chair signs. */
const minutesSteps: ChairSteps<{ readonly act: 'sign-minutes' }> = {
  due: (state) =>
    state.life.phase === 'closed' && nextSignature(state) === 'chair'
      ? [{ rank: rank.first, step: { act: 'sign-minutes' } }]
      : [],
  acts: {
    'sign-minutes': {
      icon: PenLine,
      name: (_, __, { t }) => t('minutes.step'),
      take: (_, desk) => desk.sign(),
    },
  },
};

export const minutes: Feature = { chairSteps: minutesSteps };
