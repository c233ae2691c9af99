/** Items and their order. */
export const agendaRefusals = {
  'item-unknown': { vi: 'Không có nội dung này trong chương trình.', en: 'There is no such item on the agenda.' },
  'item-running': { vi: 'Nội dung này đang được bàn.', en: 'This item is being dealt with already.' },
  'item-not-running': {
    vi: 'Nội dung này chưa được bàn. Xin chuyển sang nội dung này trước.',
    en: 'This item is not being dealt with. Take it up first.',
  },
  'item-already-taken-up': {
    vi: 'Chỉ đổi thứ tự được các nội dung chưa bàn.',
    en: 'Only items not yet taken up can change places.',
  },
  'item-already-concluded': {
    vi: 'Nội dung này đã kết thúc.',
    en: 'This item has been concluded.',
  },
  'order-mismatch': {
    vi: 'Chương trình vừa được thay đổi ở nơi khác. Xin xem lại thứ tự rồi làm lại.',
    en: 'The agenda was changed elsewhere just now. Look at the order again and repeat.',
  },
};
