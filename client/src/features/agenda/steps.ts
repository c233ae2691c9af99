import { itemNumber, nextItem, runningItem } from '@dien-hong/shared';
import { ChevronsRight, SkipForward } from '@lucide/vue';
import { type ChairSteps, rank } from '../feature.ts';

type AgendaStep = { readonly act: 'take-up' | 'conclude'; readonly itemId: string; readonly number: number };

/** On to the next item; the last one is concluded. */
export const agendaSteps: ChairSteps<AgendaStep> = {
  due(state) {
    if (state.life.phase !== 'open') return [];
    const next = nextItem(state);
    const item = next ?? runningItem(state);
    if (!item) return [];
    const act = next ? 'take-up' : 'conclude';
    return [{ rank: rank.onward, step: { act, itemId: item.id, number: itemNumber(state, item.id) } }];
  },
  acts: {
    'take-up': {
      icon: SkipForward,
      name: ({ number }, _, { t }) => t('agenda.step.takeUp', { number }),
      take: ({ itemId }, desk) => desk.goTo(itemId),
    },
    conclude: {
      icon: ChevronsRight,
      name: ({ number }, _, { t }) => t('agenda.step.conclude', { number }),
      take: ({ itemId }, desk) => desk.conclude(itemId),
    },
  },
};
