/** Rule packs. */
export const ruleRefusals = {
  'rules-unknown': {
    vi: 'Không có bộ quy tắc này, hoặc nó vừa bị gỡ. Xin chọn bộ khác.',
    en: 'There is no such rule pack, or it has just been removed. Please choose another.',
  },
  'rules-incomplete': {
    vi: 'Bộ quy tắc chưa dùng được: xin xem lại mục “{field}” (không để trống, không trùng nhau, phần không quá một).',
    en: 'The pack cannot be used yet: look at “{field}” (nothing empty, nothing twice, no share above one).',
  },
  'rules-standard': {
    vi: 'Bộ quy tắc chuẩn không gỡ được. Xin tạo bản sao để sửa.',
    en: 'A standard pack cannot be removed. Make a copy to edit.',
  },
  'rules-in-use': {
    vi: 'Bộ quy tắc đang được dùng cho “{title}” nên không gỡ được. Sửa sẽ tạo phiên bản mới.',
    en: 'The pack is used by “{title}” and cannot be removed. Editing makes a new version.',
  },
};
