import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

/**
 * What a body calls whoever leads its meeting: a council (HĐND, "kỳ họp") says "chủ tọa", every other body "chủ trì".
 * `chair` stands within a sentence, `Chair` at its beginning; both are parameters of the texts that name this office.
 */
export function useChairWord(kind: () => string | undefined) {
  const { t } = useI18n();
  return computed(() => {
    const chair = /^kỳ họp/i.test(kind() ?? '') ? t('common.chair.session') : t('common.chair.meeting');
    return { chair, Chair: chair.charAt(0).toUpperCase() + chair.slice(1) };
  });
}
