import { createHash } from 'node:crypto';

/** A stable UUID from the root, so that installing twice replaces rather than doubles. */
function uuidOf(root: Uint8Array, part: string): string {
  const hex = createHash('sha256').update(root).update(part).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`.toUpperCase();
}

/** An Apple configuration profile that installs the root certificate (DER) on an iPad. XML property list. */
export function configurationProfile(root: Uint8Array): string {
  const content = Buffer.from(root)
    .toString('base64')
    .replaceAll(/.{1,64}/g, '      $&\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key><string>dien-hong-ca.crt</string>
      <key>PayloadContent</key>
      <data>
${content}      </data>
      <key>PayloadDescription</key><string>Chứng thư gốc của phòng họp Diên Hồng</string>
      <key>PayloadDisplayName</key><string>Diên Hồng – CA gốc</string>
      <key>PayloadIdentifier</key><string>vn.dienhong.ca.${uuidOf(root, 'certificate')}</string>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadUUID</key><string>${uuidOf(root, 'certificate')}</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>
  </array>
  <key>PayloadDescription</key><string>Để máy tính bảng tin cậy máy chủ phòng họp trên mạng nội bộ</string>
  <key>PayloadDisplayName</key><string>Phòng họp Diên Hồng</string>
  <key>PayloadIdentifier</key><string>vn.dienhong.profile.${uuidOf(root, 'profile')}</string>
  <key>PayloadRemovalDisallowed</key><false/>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadUUID</key><string>${uuidOf(root, 'profile')}</string>
  <key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`;
}
