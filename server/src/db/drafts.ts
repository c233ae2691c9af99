import type { ConsultationInfo, MeetingDraft } from '@dien-hong/shared';
import { customType } from 'drizzle-orm/sqlite-core';

/** Stands for a draft that cannot be read: it is without names, so that nobody sees it or saves over it. */
const nobodysMeeting = {
  info: {
    id: '',
    title: '',
    kind: '',
    organisation: { id: '', name: '' },
    scheduledStart: 0,
    scheduledEnd: 0,
    chairs: [],
    secretaries: [],
    room: { name: '', seats: [] },
    rules: {},
    speechLimits: [],
  },
  items: [],
  invited: [],
  papers: [],
  motions: [],
} as unknown as MeetingDraft;

const nobodysConsultation = {
  id: '',
  number: '',
  subject: '',
  question: '',
  organisation: { id: '', name: '' },
  leadUnitId: null,
  secretaries: [],
  followUpId: null,
  recipients: [],
  papers: [],
  deadline: 0,
  rules: {},
} as unknown as ConsultationInfo;

type Shape = Readonly<Record<string, unknown>>;
const lists = (of: unknown, ...names: string[]): boolean => names.every((name) => Array.isArray((of as Shape)?.[name]));

const isMeeting = (draft: Shape): boolean =>
  lists(draft, 'items', 'invited', 'papers') && lists(draft.info, 'chairs', 'secretaries');
const isConsultation = (draft: Shape): boolean => lists(draft, 'secretaries', 'recipients', 'papers');

function read<T>(stored: string, fits: (value: Shape) => boolean, instead: T): T {
  try {
    const value: unknown = JSON.parse(stored);
    return value !== null && typeof value === 'object' && fits(value as Shape) ? (value as T) : instead;
  } catch {
    return instead;
  }
}

const column = <T>(fits: (value: Shape) => boolean, instead: T) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (draft) => JSON.stringify(draft),
    fromDriver: (stored) => read(stored, fits, instead),
  });

/** Drafts as JSON. One row that cannot be read must not make the list of all of them unreadable. */
export const meetingDraft = column(isMeeting, nobodysMeeting);
export const consultationDraft = column(isConsultation, nobodysConsultation);

export const isReadable = (draft: MeetingDraft | ConsultationInfo): boolean =>
  draft !== nobodysMeeting && draft !== nobodysConsultation;
