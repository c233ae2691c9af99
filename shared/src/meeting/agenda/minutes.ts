import type { LifeState } from '../life/index.ts';
import { type Minutes, reasonOf } from '../minutesLine.ts';
import type { AgendaEvent } from './messages.ts';
import { type AgendaState, itemOf } from './state.ts';

export const agendaMinutes: Minutes<AgendaEvent, { readonly life: LifeState; readonly agenda: AgendaState }> = {
  ItemTakenUp: { within: 'item' },
  ItemConcluded: { within: 'item' },
  AgendaReordered: {
    says: ({ itemIds }, at, { state, words }) => {
      const { openedAt } = state.life;
      if (openedAt === null || at < openedAt) return null;
      const titles = itemIds.flatMap((id) => itemOf(state, id)?.title ?? []).join('; ');
      return { itemId: null, text: `${words.Chair} điều chỉnh thứ tự các nội dung còn lại: ${titles}.` };
    },
  },
  UrgentItemAdded: {
    says: ({ item, reason }, _at, context) => ({
      itemId: item.id,
      text: `Nội dung bổ sung tại ${context.words.meeting}${reasonOf(reason, context)}`,
    }),
  },
};
