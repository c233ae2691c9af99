import type { LifeState } from '../life/index.ts';
import { type Minutes, type MinutesContext, reasonOf } from '../minutesLine.ts';
import type { DocumentEvent } from './messages.ts';
import { paperName } from './paperName.ts';
import { type DocumentState, paperOf } from './state.ts';

type Published = Extract<DocumentEvent, { type: 'PaperPublished' }>;
const isPublished = (event: { readonly type: string }): event is Published => event.type === 'PaperPublished';

/** Whether this event made a version known for the first time, and did not tell it again to a substitute. */
const isPublishing = (event: Published, { records }: Pick<MinutesContext<object>, 'records'>): boolean =>
  records
    .map((record) => record.event)
    .filter(isPublished)
    .find(({ paper }) => paper.id === event.paper.id && paper.version === event.paper.version) === event;

export const documentMinutes: Minutes<DocumentEvent, { readonly life: LifeState; readonly documents: DocumentState }> =
  {
    PaperPublished: {
      // The first version stands in the list of the item's papers.
      says: (event, at, context) => {
        const { paper } = event;
        const { openedAt } = context.state.life;
        if (paper.version === 1 || openedAt === null || at < openedAt || !isPublishing(event, context)) return null;
        const version = `thay bản mới (bản ${paper.version}) của tài liệu`;
        return { itemId: paper.itemId, text: `Lúc ${context.written.hour(at)}, ${version}: ${paperName(paper)}.` };
      },
    },
    PaperWithdrawn: {
      says: ({ paperId, reason }, at, context) => {
        const paper = paperOf(context.state, paperId);
        if (!paper) return null;
        const text = `Lúc ${context.written.hour(at)}, thu hồi tài liệu: ${paperName(paper)}${reasonOf(reason, context)}`;
        return { itemId: paper.itemId, text };
      },
    },
  };
