import { useI18n } from 'vue-i18n';
import type { Wording } from '../features/feature.ts';
import { useMeeting } from '../meeting/meetingStore.ts';

/** How features tell this person something, in the language of the moment. */
export function useWording(): () => Wording {
  const meeting = useMeeting();
  const { t, locale } = useI18n();
  return () => ({
    me: meeting.me,
    language: locale.value === 'en' ? 'en' : 'vi',
    nameOf: meeting.nameOf,
    t: (key, named = {}) => t(key, named),
  });
}
