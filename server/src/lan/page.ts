/** Groups of four, to be compared by eye with the console. */
export const readable = (fingerprint: string): string =>
  fingerprint
    .toUpperCase()
    .match(/.{1,4}/g)
    ?.join(' ') ?? '';

const step = (vi: string, en: string): string => `<li>${vi}<small lang="en">${en}</small></li>`;

/**
 * The page a tablet opens from the QR code: installs the installation's root certificate, then leads to the meeting room. No scripts; both
 * languages at once, since the person has not signed in and chosen one.
 */
export function installPage(fingerprint: string, secureAddress: string): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Diên Hồng – cài chứng thư cho thiết bị</title>
<style>
:root{color-scheme:light dark;--bg:#f2f5f9;--surface:#fff;--ink:#17212f;--ink-2:#465265;--line:#758195;--brand:#174a8c;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#0d1521;--surface:#162132;--ink:#eff4fb;--ink-2:#b7c3d5;--line:#7f90a8;--brand:#8fbbf7;--on:#0a1b33}}
body{margin:0;background:var(--bg);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif}
main{max-width:44rem;margin:auto;padding:1.5rem 1.25rem 3rem}
h1{font-size:1.625rem;line-height:1.3;margin:0 0 .5rem} h2{font-size:1.3125rem;margin:0 0 .5rem}
section{background:var(--surface);border:1px solid var(--line);border-radius:1rem;padding:1.25rem;margin-top:1rem}
a.go{display:flex;align-items:center;justify-content:center;min-height:3.5rem;border-radius:.75rem;background:var(--brand);color:var(--on);font-weight:600;text-decoration:none;padding:0 1rem;text-align:center}
a.go+ol{margin-top:1rem} ol{margin:0;padding-left:1.5rem} li{margin-top:.5rem} small{display:block;color:var(--ink-2);font-size:.9375rem}
code{font-size:1rem;word-spacing:.25rem;overflow-wrap:anywhere}
</style>
</head>
<body><main>
<h1>Cài chứng thư của phòng họp Diên Hồng</h1>
<p>Làm một lần cho mỗi thiết bị. Sau đó thiết bị tin cậy máy chủ trong phòng và ký được phiếu biểu quyết.
<small lang="en">Once for each device. It then trusts the server in the room and can sign ballots.</small></p>
<section><h2>iPad, iPhone</h2>
<a class="go" href="/dien-hong.mobileconfig">Tải cấu hình về iPad</a>
<ol>
${step('Chạm “Cho phép”, rồi mở <b>Cài đặt</b>.', 'Tap “Allow”, then open Settings.')}
${step('Chạm <b>Đã tải về hồ sơ</b> ở đầu màn hình, rồi <b>Cài đặt</b>.', 'Tap “Profile Downloaded” at the top, then Install.')}
${step('Vào <b>Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng nhận</b>, bật <b>Diên Hồng – CA gốc</b>.', 'General → About → Certificate Trust Settings: switch on “Diên Hồng – CA gốc”.')}
</ol></section>
<section><h2>Android</h2>
<a class="go" href="/dien-hong-ca.crt">Tải chứng thư về máy</a>
<ol>
${step('Mở <b>Cài đặt → Bảo mật → Mã hoá và thông tin xác thực → Cài đặt chứng chỉ → Chứng chỉ CA</b>.', 'Settings → Security → Encryption &amp; credentials → Install a certificate → CA certificate.')}
${step('Chọn tệp <b>dien-hong-ca.crt</b> vừa tải.', 'Choose the file dien-hong-ca.crt just downloaded.')}
</ol></section>
<section><h2>Windows</h2>
<a class="go" href="/dien-hong-ca.crt">Tải chứng thư về máy</a>
<ol>
${step('Mở tệp, chọn <b>Install Certificate… → Current User → Place all certificates in the following store → Trusted Root Certification Authorities</b>.', 'Open the file: Install Certificate… → Current User → Trusted Root Certification Authorities.')}
</ol></section>
<section><h2>Kiểm tra rồi vào phòng họp</h2>
<p>Dấu vân tay của chứng thư phải giống trên màn hình máy chủ:
<small lang="en">The fingerprint must be the one on the server’s console:</small></p>
<p><code>${readable(fingerprint)}</code></p>
<a class="go" href="${secureAddress}">Vào phòng họp</a></section>
</main></body></html>
`;
}
