import { type Motion, titleWords } from '@dien-hong/shared';
import { useI18n } from 'vue-i18n';

/** Names a vote so that its rounds are told apart. */
export function useVoteTitle(): (motion: Motion) => string {
  const { locale } = useI18n();
  return (motion) => titleWords(motion, locale.value === 'en' ? 'en' : 'vi');
}
