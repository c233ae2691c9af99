/** Seats. */
export const seatingRefusals = {
  'seat-unknown': { vi: 'Trong sơ đồ phòng họp không có ghế {seat}.', en: 'The room has no seat {seat}.' },
  'seat-taken': { vi: 'Ghế {seat} đã có người ngồi.', en: 'Seat {seat} is taken.' },
};
