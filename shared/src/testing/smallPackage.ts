type Json = Record<string, unknown>;
/** A package as it is posted. */
export interface PackageJson extends Json {
  documents: Json[];
  meetings: Json[];
}

/** A small council: other ids than the sample's, a presidium, five voters, no timeline, no documents, a tally without ballots. */
export function smallPackage(): PackageJson {
  const person = (id: string, fullName: string) => ({ id, fullName });
  const at = (time: string) => `2027-03-05T${time}:00+07:00`;
  const member = (personId: string, role = 'Đại biểu') => ({
    personId,
    role,
    hasVote: true,
    checkIn: { at: at('07:50'), method: 'Mã QR' },
  });
  return {
    organization: {
      id: 'hoa-lu',
      name: 'Phường Hoa Lư (hư cấu)',
      units: [{ id: 'hd', name: 'Hội đồng nhân dân phường Hoa Lư' }],
    },
    persons: [
      person('an', 'Lý Thị An'),
      person('binh', 'Đỗ Văn Bình'),
      person('chi', 'Ngô Mai Chi'),
      person('dung', 'Phan Tiến Dũng'),
      person('em', 'Tạ Thị Em'),
      person('thu-ky', 'Trần Thư'),
      person('khach', 'Vũ Khách'),
    ],
    rooms: [{ id: 'phong-1', name: 'Phòng 1', screen: { x: 50, y: 2, w: 30 }, seats: [] }],
    rulePacks: [
      {
        id: 'hd-phuong',
        body: 'HĐND cấp phường',
        basis: ['Quy chế'],
        quorum: { fraction: '1/2', base: 'tổng số đại biểu' },
        pass: { kind: 'quaNua', base: 'tổng số đại biểu' },
      },
    ],
    speakingPresets: [{ id: 'noi', name: 'Phát biểu', seconds: 120 }],
    documents: [],
    meetings: [
      {
        id: 'hop-1',
        body: 'hd-phuong',
        title: 'Phiên họp thứ nhất',
        organizationId: 'hd',
        roomId: 'phong-1',
        presidium: ['an', 'binh'],
        secretaryIds: ['thu-ky'],
        scheduledStart: at('08:00'),
        scheduledEnd: at('09:00'),
        votersTotal: 5,
        quorum: { required: 3, presentAtOpening: 4, met: true },
        attendance: [
          member('an', 'Chủ tọa'),
          member('binh', 'Chủ tọa'),
          member('chi'),
          member('dung'),
          { personId: 'em', role: 'Đại biểu', hasVote: true, checkIn: null, absenceReason: 'Ốm' },
          { personId: 'thu-ky', role: 'Thư ký', hasVote: false },
          { personId: 'khach', role: 'Khách mời', hasVote: false },
        ],
        attendanceChanges: [
          { personId: 'dung', at: at('08:20'), type: 'rời họp' },
          { personId: 'dung', at: at('08:40'), type: 'trở lại' },
        ],
        agenda: [
          {
            no: 1,
            title: 'Chất vấn',
            startsAt: at('08:00'),
            plannedMin: 10,
            speeches: [{ personId: 'chi', kind: 'noi', actualSec: 30, summary: 'Hỏi về chợ' }],
            votes: [
              {
                id: 'b1',
                title: 'Chương trình',
                kind: 'biểu quyết',
                threshold: { rule: 'quaNua', minVotes: 3 },
                tally: { 'Tán thành': 3, 'Không tán thành': 1, 'Không biểu quyết': 0 },
                passed: true,
                present: 4,
                percentOfTotal: 60,
                base: { total: 5 },
                decidedByTieRule: false,
              },
            ],
          },
          { no: 2, title: 'Quyết nghị', startsAt: at('08:15'), plannedMin: 30, voteIds: ['b2', 'kin'] },
        ],
        questioning: [{ askerId: 'chi', targetId: 'khach' }],
        votes: [
          {
            id: 'b2',
            title: 'Bãi nhiệm',
            kind: 'biểu quyết',
            threshold: { rule: 'haiPhanBa', minVotes: 4 },
            openedAt: at('08:25'),
            closedAt: at('08:26'),
            present: 3,
            passed: false,
            base: { total: 5 },
            ballots: ['an', 'binh', 'chi'].map((personId) => ({ personId, choice: 'Tán thành' })),
            tally: { 'Tán thành': 3, 'Không tán thành': 0, 'Không biểu quyết': 0 },
          },
          {
            id: 'kin',
            title: 'Bầu',
            kind: 'bầu cử',
            form: 'bỏ phiếu kín',
            ballotsIssued: 3,
            valid: 2,
            invalid: 1,
            invalidReasons: ['Phiếu để trắng'],
            candidates: [
              { name: 'Nguyễn Văn Một', yes: 2, no: 0, elected: false },
              { name: 'Trần Thị Hai', yes: 1, no: 1, elected: false },
            ],
          },
        ],
      },
    ],
  };
}

/** A further meeting of the small council, with the same people and a new one. */
export function furtherPackage(): PackageJson {
  const json = smallPackage();
  const [meeting] = json.meetings as [{ attendance: Json[] }];
  const attendance = [...meeting.attendance, { personId: 'moi', role: 'Khách mời', hasVote: false }];
  return {
    ...json,
    persons: [...(json.persons as Json[]), { id: 'moi', fullName: 'Lý Thị An' }],
    meetings: [{ ...meeting, id: 'hop-2', title: 'Phiên họp thứ hai', attendance }],
  };
}
