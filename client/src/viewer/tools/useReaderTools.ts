import {
  BookOpen,
  FileText,
  List,
  MoonStar,
  MoveHorizontal,
  PanelLeft,
  RectangleVertical,
  RotateCw,
} from '@lucide/vue';
import { computed, type Ref, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Fit, Paper } from '../pdf/pdf.ts';
import { usePreferences } from './preferences.ts';
import type { Tool } from './tools.ts';

interface Fitting {
  readonly fit: Readonly<Ref<Fit | undefined>>;
  readonly toggleFit: () => void;
}

/** The reader's own lines in the menu, and their effects: the layout of the pages, the panel beside them, the light. */
export function useReaderTools(paper: Readonly<Ref<Paper | undefined>>, { fit, toggleFit }: Fitting) {
  const { t } = useI18n();
  const { light, pages } = usePreferences();
  const side = ref<'pages' | 'outline' | null>(null);
  const night = computed(() => light.value === 'night');
  const single = computed(() => pages.value === 'single');

  watch([paper, single], () => paper.value?.oneByOne(single.value));

  const toggleSide = (which: 'pages' | 'outline') => () => {
    side.value = side.value === which ? null : which;
  };
  const own = computed((): Tool[] => [
    {
      id: 'fit',
      icon: fit.value === 'page-width' ? RectangleVertical : MoveHorizontal,
      label: fit.value === 'page-width' ? t('viewer.fitPage') : t('viewer.fitWidth'),
      act: toggleFit,
    },
    {
      id: 'single',
      icon: single.value ? BookOpen : FileText,
      label: single.value ? t('viewer.continuous') : t('viewer.single'),
      act: () => {
        pages.value = single.value ? 'scroll' : 'single';
      },
    },
    { id: 'turn', icon: RotateCw, label: t('viewer.turn'), act: () => paper.value?.turn() },
    {
      id: 'pages',
      icon: PanelLeft,
      label: side.value === 'pages' ? t('viewer.thumbnailsClose') : t('viewer.thumbnails'),
      act: toggleSide('pages'),
    },
    {
      id: 'outline',
      icon: List,
      label: side.value === 'outline' ? t('viewer.outlineClose') : t('viewer.outline'),
      act: toggleSide('outline'),
    },
    {
      id: 'night',
      icon: MoonStar,
      label: night.value ? t('viewer.day') : t('viewer.night'),
      act: () => {
        light.value = night.value ? 'day' : 'night';
      },
    },
  ]);
  return { side, night, own };
}
