import { type Minutes, reasonOf } from '../minutesLine.ts';
import type { LifeEvent } from './messages.ts';
import type { LifeState } from './state.ts';

export const lifeMinutes: Minutes<LifeEvent, { readonly life: LifeState }> = {
  MeetingConvened: { within: 'head' },
  MeetingOpened: { within: 'head' },
  MeetingClosed: { within: 'head' },
  MeetingSuspended: {
    says: (event, at, context) => {
      const { reason } = event.sealed ?? event;
      const to = context.state.life.breaks.find((one) => one.from === at)?.to ?? at;
      const text = `${context.words.Meeting} tạm nghỉ ${context.written.span(at, to)}${reasonOf(reason, context)}`;
      return { itemId: null, text };
    },
  },
  MeetingResumed: { silent: 'the sentence of the break says when it ended' },
  ClosedSessionDecided: {
    says: ({ closed, sealed, ...open }, at, { written }) => {
      const { proposedBy, basis } = sealed ?? open;
      const decided = closed ? 'quyết định họp kín' : 'quyết định họp công khai trở lại';
      const proposed = proposedBy.trim() ? `, theo đề nghị của ${proposedBy.trim()}` : '';
      const text = `Lúc ${written.hour(at)}, ${decided}${proposed}; căn cứ: ${written.sentence(basis)}`;
      return { itemId: null, text };
    },
  },
};
