import type { SignatureReason } from '#src/model/signature.ts';
import type { Text } from '#src/model/text.ts';

/*
 * One row a reason. A code never changes its meaning and never goes away (reports of years ago are read by
 * it); its sentences may be mended. Say what is wrong and what it means for the reader, not how it was found.
 */
const SENTENCES = {
  // What was found good.
  'signature-valid': {
    vi: 'Chữ ký hợp lệ: nội dung còn nguyên vẹn kể từ khi ký và chứng thư số của người ký đáng tin cậy.',
    en: 'The signature is valid: the content is unchanged since it was signed and the signer’s certificate is trusted.',
  },
  'signature-valid-fields-filled': {
    vi: 'Chữ ký hợp lệ và chứng thư số của người ký đáng tin cậy; sau khi ký, một số ô để trống đã được điền, phần còn lại nguyên vẹn.',
    en: 'The signature is valid and the signer’s certificate is trusted; empty fields were filled in after it, all else is unchanged.',
  },
  'time-proved': {
    vi: 'Thời điểm ký được một tổ chức cấp dấu thời gian tin cậy xác nhận.',
    en: 'A trusted time-stamp authority proves that the signature existed at this time.',
  },
  'time-claimed-only': {
    vi: 'Thời điểm ký do người ký tự khai, không có dấu thời gian tin cậy xác nhận.',
    en: 'The time of signing is only the signer’s own claim; no trusted time stamp proves it.',
  },
  'time-claimed-impossible': {
    vi: 'Thời điểm ký do người ký tự khai không thể đúng: sớm hơn khi chứng thư số có hiệu lực, hoặc muộn hơn dấu thời gian hay lúc kiểm tra.',
    en: 'The time of signing that the signer claims cannot be right: it is before the certificate began, or after the time stamp or this check.',
  },
  'revocation-proved': {
    vi: 'Dữ liệu kèm theo chứng minh chứng thư số chưa bị thu hồi.',
    en: 'Data in the file proves that the certificate was not revoked.',
  },
  'revocation-not-proved': {
    vi: 'Không có dữ liệu để biết chứng thư số đã bị thu hồi hay chưa.',
    en: 'There is no data that tells whether the certificate was revoked.',
  },
  'certificate-pinned': {
    vi: 'Chính chứng thư số này được cấu hình là đáng tin cậy, nên không xét đến tổ chức cấp và việc thu hồi.',
    en: 'This very certificate is configured as trusted, so neither its issuer nor its revocation was looked at.',
  },
  'expired-after-time-stamp': {
    vi: 'Chứng thư số nay đã hết hạn, nhưng dấu thời gian chứng minh chữ ký có trước khi hết hạn.',
    en: 'The certificate has expired since, but a time stamp proves that the signature was made before.',
  },
  'revoked-after-time-stamp': {
    vi: 'Chứng thư số nay đã bị thu hồi, nhưng dấu thời gian chứng minh chữ ký có trước khi thu hồi.',
    en: 'The certificate was revoked since, but a time stamp proves that the signature was made before.',
  },

  // The file.
  'file-empty': { vi: 'Tệp rỗng, không có nội dung.', en: 'The file is empty.' },
  'format-unknown': {
    vi: 'Không nhận ra định dạng của tệp: không phải PDF, XML hay CMS.',
    en: 'The format of the file is not known: it is not PDF, XML or CMS.',
  },
  'format-ambiguous': {
    vi: 'Tệp này cũng mở được như một tệp PDF, và khi đó có thể hiện ra nội dung không được ký.',
    en: 'The file can be opened as a PDF as well, and may then show content that is not signed.',
  },
  'no-signature': { vi: 'Tệp không có chữ ký số nào.', en: 'The file holds no digital signature.' },
  malformed: {
    vi: 'Tệp bị hỏng hoặc sai cấu trúc nên không đọc được chữ ký.',
    en: 'The file is damaged or built wrongly, so the signature cannot be read.',
  },
  'limit-exceeded': {
    vi: 'Tệp quá lớn hoặc quá phức tạp để kiểm tra an toàn.',
    en: 'The file is too large or too complex to be checked safely.',
  },
  'file-too-large': {
    vi: 'Tệp lớn hơn mức mà chương trình kiểm tra.',
    en: 'The file is larger than what is checked here.',
  },
  'time-limit': {
    vi: 'Việc kiểm tra bị dừng vì kéo dài quá lâu; tệp có thể được tạo ra để gây tắc nghẽn.',
    en: 'The check was stopped because it took too long; the file may have been made to do so.',
  },
  'memory-limit': {
    vi: 'Việc kiểm tra bị dừng vì cần quá nhiều bộ nhớ; tệp có thể được tạo ra để gây tắc nghẽn.',
    en: 'The check was stopped because it needed too much memory; the file may have been made to do so.',
  },
  'verifier-failed': {
    vi: 'Chương trình gặp lỗi của chính nó khi kiểm tra tệp này, nên không thể kết luận.',
    en: 'The program itself failed on this file, so nothing can be concluded.',
  },
  'only-time-stamps': {
    vi: 'Tệp chỉ có dấu thời gian, không có chữ ký của ai.',
    en: 'The file holds only time stamps and nobody’s signature.',
  },
  'content-not-used': {
    vi: 'Tệp này tự chứa nội dung đã ký; nội dung đưa kèm không được xét đến.',
    en: 'This file holds its signed content itself; the content given beside it was not looked at.',
  },

  // CMS.
  'cms-not-signed-data': {
    vi: 'Dữ liệu không phải là một chữ ký (CMS SignedData).',
    en: 'The data is not a signature (CMS SignedData).',
  },
  'cms-several-signers': {
    vi: 'Một chữ ký trong PDF chỉ được có đúng một người ký.',
    en: 'A signature in a PDF must hold exactly one signer.',
  },
  'content-missing': {
    vi: 'Thiếu nội dung đã ký nên không thể kiểm tra chữ ký.',
    en: 'The signed content is missing, so the signature cannot be checked.',
  },
  'content-embedded': {
    vi: 'Chữ ký mang theo một nội dung khác bên trong; điều này không được phép ở đây.',
    en: 'The signature carries a content of its own inside, which is not allowed here.',
  },
  'content-differs': {
    vi: 'Nội dung đưa ra không phải là nội dung nằm trong tệp chữ ký.',
    en: 'The content that was given is not the content inside the signed file.',
  },
  'content-changed': {
    vi: 'Nội dung đã bị thay đổi sau khi ký.',
    en: 'The content was changed after it was signed.',
  },
  'signature-value-wrong': {
    vi: 'Giá trị chữ ký sai: chữ ký không do khóa của chứng thư số này tạo ra hoặc đã bị sửa.',
    en: 'The signature value is wrong: it was not made with this certificate’s key, or it was altered.',
  },
  'signed-attribute-missing': {
    vi: 'Chữ ký thiếu một thông tin bắt buộc phải được ký kèm.',
    en: 'The signature lacks a piece of information that must be signed with the content.',
  },
  'signed-attribute-wrong': {
    vi: 'Thông tin được ký kèm bị lặp lại hoặc sai cấu trúc.',
    en: 'A piece of signed information is repeated or built wrongly.',
  },
  'content-type-mismatch': {
    vi: 'Loại nội dung được ký không khớp với nội dung trong chữ ký.',
    en: 'The signed type of the content is not the type of the content at hand.',
  },
  'algorithm-mismatch': {
    vi: 'Các thuật toán ghi trong chữ ký mâu thuẫn nhau.',
    en: 'The algorithms named in the signature contradict each other.',
  },
  'algorithm-unknown': {
    vi: 'Chữ ký dùng thuật toán mà chương trình không kiểm tra được.',
    en: 'The signature uses an algorithm that cannot be checked.',
  },
  'certificate-missing': {
    vi: 'Không tìm thấy chứng thư số của người ký.',
    en: 'The signer’s certificate was not found.',
  },
  'certificate-binding-mismatch': {
    vi: 'Chứng thư số không phải là chứng thư mà người ký đã ký kèm.',
    en: 'The certificate is not the one that the signer bound to the signature.',
  },
  'certificate-ambiguous': {
    vi: 'Có nhiều chứng thư số cùng khớp với chữ ký nên không biết chắc ai đã ký.',
    en: 'Several certificates fit the signature, so it is not certain who signed.',
  },
  'certificate-not-bound': {
    vi: 'Chữ ký không ràng buộc với chứng thư số của người ký.',
    en: 'The signature does not bind the signer’s certificate.',
  },
  'counter-signature-wrong': {
    vi: 'Chữ ký xác nhận (ký chồng lên chữ ký này) không đúng.',
    en: 'A counter-signature over this signature is wrong.',
  },

  // The certificate and its path.
  'no-path': {
    vi: 'Không nối được chứng thư số tới một tổ chức chứng thực gốc tin cậy.',
    en: 'The certificate does not lead to a trusted root authority.',
  },
  'no-anchors': {
    vi: 'Chưa cấu hình tổ chức chứng thực gốc tin cậy nào, nên chưa biết chứng thư số có đáng tin không.',
    en: 'No trusted root authority is configured, so whether the certificate can be trusted is not known.',
  },
  'roots-incomplete': {
    vi: 'Chứng thư số nối tới một tổ chức gốc không có trong danh sách đã cấu hình; danh sách ấy không được nói là đầy đủ, nên chưa biết chứng thư số có đáng tin không.',
    en: 'The certificate leads to a root that is not among those configured; these are not said to be all, so whether it can be trusted is not known.',
  },
  'path-signature-wrong': {
    vi: 'Chữ ký của tổ chức cấp trên một chứng thư số trong chuỗi không đúng.',
    en: 'The issuer’s signature on a certificate of the chain is wrong.',
  },
  'path-issuer-not-authority': {
    vi: 'Chứng thư số do một bên không có quyền cấp chứng thư ký.',
    en: 'The certificate was issued by someone who may not issue certificates.',
  },
  'path-constraint': {
    vi: 'Chuỗi chứng thư vi phạm giới hạn mà tổ chức chứng thực đặt ra.',
    en: 'The chain of certificates breaks a limit that an issuing authority has set.',
  },
  'path-policy': {
    vi: 'Chuỗi chứng thư không theo một chính sách chứng thư được chấp nhận.',
    en: 'The chain of certificates does not follow an accepted certificate policy.',
  },
  'path-critical-extension': {
    vi: 'Chứng thư số có phần mở rộng bắt buộc mà chương trình không hiểu.',
    en: 'The certificate carries a critical extension that this program does not understand.',
  },
  'path-malformed': {
    vi: 'Một chứng thư số trong chuỗi bị hỏng hoặc sai cấu trúc.',
    en: 'A certificate of the chain is damaged or built wrongly.',
  },
  'certificate-usage': {
    vi: 'Chứng thư số không được cấp cho mục đích sử dụng này.',
    en: 'The certificate was not issued for this use.',
  },
  'certificate-expired': {
    vi: 'Chứng thư số đã hết hạn tại thời điểm kiểm tra và không có dấu thời gian chứng minh chữ ký có trước đó.',
    en: 'The certificate has expired, and no trusted time stamp proves that the signature was made before.',
  },
  'certificate-not-yet-valid': {
    vi: 'Chứng thư số chưa có hiệu lực tại thời điểm này.',
    en: 'The certificate is not valid yet at this time.',
  },
  'signed-before-certificate': {
    vi: 'Dấu thời gian có trước khi chứng thư số có hiệu lực.',
    en: 'The time stamp is older than the certificate.',
  },
  'signed-after-expiry': {
    vi: 'Không có bằng chứng chữ ký được tạo trước khi chứng thư số hết hạn; bằng chứng sớm nhất là sau đó.',
    en: 'Nothing proves that the signature was made before the certificate expired; the earliest proof is later.',
  },
  revoked: {
    vi: 'Chứng thư số đã bị thu hồi; không có bằng chứng chữ ký được tạo trước khi thu hồi.',
    en: 'The certificate was revoked, and nothing proves that the signature was made before.',
  },
  'revocation-data-too-much': {
    vi: 'Dữ liệu về việc thu hồi chứng thư số quá nhiều để xét hết, nên chưa thể kết luận.',
    en: 'There is too much data on revoked certificates to look at all of it, so nothing can be concluded.',
  },
  'authority-revoked': {
    vi: 'Chứng thư số của tổ chức cấp chứng thư đã bị thu hồi.',
    en: 'The certificate of an issuing authority was revoked.',
  },

  // Algorithms.
  'weak-digest': {
    vi: 'Chữ ký dùng hàm băm không còn an toàn.',
    en: 'The signature uses a digest algorithm that is no longer safe.',
  },
  'weak-signature': {
    vi: 'Chữ ký dùng thuật toán ký không còn an toàn hoặc không được chấp nhận.',
    en: 'The signature uses a signature algorithm that is no longer safe or not accepted.',
  },
  'weak-key': {
    vi: 'Khóa ký quá ngắn nên không còn an toàn.',
    en: 'The signing key is too short to be safe.',
  },

  // Time stamps.
  'time-stamp-valid': {
    vi: 'Dấu thời gian hợp lệ.',
    en: 'The time stamp is valid.',
  },
  'time-stamp-malformed': {
    vi: 'Dấu thời gian bị hỏng hoặc sai cấu trúc.',
    en: 'A time stamp is damaged or built wrongly.',
  },
  'time-stamp-imprint-mismatch': {
    vi: 'Dấu thời gian không thuộc về chữ ký hoặc nội dung này.',
    en: 'A time stamp does not belong to this signature or content.',
  },
  'time-stamp-signature-wrong': {
    vi: 'Chữ ký của tổ chức cấp dấu thời gian không đúng.',
    en: 'The time-stamp authority’s signature is wrong.',
  },
  'time-stamp-authority-usage': {
    vi: 'Chứng thư số đã ký dấu thời gian không được cấp riêng cho việc này.',
    en: 'The certificate that signed the time stamp was not issued for time stamping alone.',
  },
  'time-stamp-untrusted': {
    vi: 'Không xác minh được tổ chức cấp dấu thời gian.',
    en: 'The time-stamp authority is not proved to be trusted.',
  },
  'time-stamp-weak': {
    vi: 'Dấu thời gian dùng thuật toán không còn an toàn.',
    en: 'A time stamp uses an algorithm that is no longer safe.',
  },
  'time-stamp-in-future': {
    vi: 'Dấu thời gian muộn hơn thời điểm kiểm tra.',
    en: 'A time stamp is later than the time of checking.',
  },
  'time-stamp-order': {
    vi: 'Các mốc thời gian của chữ ký mâu thuẫn nhau.',
    en: 'The times in the signature contradict each other.',
  },
  'time-stamp-not-proved': {
    vi: 'Dấu thời gian lưu trữ có mặt nhưng chương trình không kiểm tra được loại này.',
    en: 'An archive time stamp is present, but its kind cannot be checked here.',
  },

  // XML.
  'xml-malformed': {
    vi: 'Tệp XML sai cú pháp nên không kiểm tra được chữ ký.',
    en: 'The XML is not well-formed, so the signature cannot be checked.',
  },
  'xml-doctype': {
    vi: 'Tệp XML có khai báo DOCTYPE; tệp như vậy bị từ chối vì có thể che giấu nội dung.',
    en: 'The XML declares a document type (DOCTYPE); such files are refused because content can hide there.',
  },
  'xml-encoding': {
    vi: 'Tệp XML dùng bảng mã hoặc phiên bản không được chấp nhận.',
    en: 'The XML uses a character encoding or version that is not accepted.',
  },
  'xml-duplicate-id': {
    vi: 'Hai phần của tệp XML mang cùng một mã Id nên không rõ phần nào đã được ký.',
    en: 'Two parts of the XML carry the same Id, so it is not clear which of them was signed.',
  },
  'xml-signature-structure': {
    vi: 'Chữ ký XML sai cấu trúc: thiếu, thừa hoặc lặp lại thành phần.',
    en: 'The XML signature is built wrongly: a part is missing, repeated or out of place.',
  },
  'xml-reference-external': {
    vi: 'Chữ ký trỏ tới nội dung bên ngoài tệp; nội dung đó không được tải về nên không kiểm tra được.',
    en: 'The signature points to content outside the file, which is never fetched and so cannot be checked.',
  },
  'xml-reference-missing': {
    vi: 'Phần nội dung mà chữ ký trỏ tới không có trong tệp.',
    en: 'The part that the signature points to is not in the file.',
  },
  'xml-transform-refused': {
    vi: 'Chữ ký yêu cầu một phép biến đổi nội dung không được chấp nhận.',
    en: 'The signature asks for a transformation of the content that is not accepted.',
  },
  'xml-transform-unknown': {
    vi: 'Chữ ký yêu cầu một phép biến đổi nội dung mà chương trình không kiểm tra được.',
    en: 'The signature asks for a transformation of the content that cannot be checked here.',
  },
  'xml-unsigned-prefix': {
    vi: 'Kiểu dữ liệu (xsi:type) của nội dung đã ký dựa vào một tiền tố không được ký, nên ý nghĩa có thể bị đổi mà không ai biết.',
    en: 'A data type (xsi:type) in the signed content rests on a prefix that is not signed, so its meaning could be changed unnoticed.',
  },
  'xml-key-name-unproved': {
    vi: 'Tên ghi kèm khóa trong chữ ký không được ký và không khớp với chứng thư số của người ký.',
    en: 'A name beside the key in the signature is not signed and does not fit the signer’s certificate.',
  },
  'xml-digest-malformed': {
    vi: 'Giá trị băm trong chữ ký không đọc được.',
    en: 'A digest value in the signature cannot be read.',
  },
  'xml-wrapping': {
    vi: 'Nội dung chính của tệp không nằm trong phần đã ký; phần đã ký bị đặt ở chỗ khác trong tệp.',
    en: 'The main content of the file is not what was signed; the signed part sits elsewhere in the file.',
  },
  'xml-unsigned-data-in-signature': {
    vi: 'Bên trong chữ ký có dữ liệu không được ký.',
    en: 'There is data inside the signature that is not signed.',
  },
  'xml-partly-signed': {
    vi: 'Chữ ký chỉ bao phủ một phần của tệp; phần còn lại có thể bị sửa mà không ai biết.',
    en: 'The signature covers only a part of the file; the rest could be changed unnoticed.',
  },
  'xml-stylesheet-unsigned': {
    vi: 'Tệp có lệnh định dạng hiển thị (xml-stylesheet) nằm ngoài phần đã ký: chữ ký bảo vệ dữ liệu, nhưng không bảo vệ cách tệp hiện ra trong trình duyệt.',
    en: 'A display instruction (xml-stylesheet) of the file is not signed: the signature protects the data, but not how the file looks in a browser.',
  },
  'xml-nothing-signed': {
    vi: 'Chữ ký không bao phủ nội dung nào của tệp.',
    en: 'The signature covers none of the file’s content.',
  },
  'xml-text-split': {
    vi: 'Có chú thích chen giữa nội dung đã ký, khiến các chương trình có thể đọc ra nội dung khác nhau.',
    en: 'A comment or section mark splits signed text, so that programs may read different contents from it.',
  },
  'xml-manifest': {
    vi: 'Chữ ký dựa vào một danh mục (Manifest) mà chương trình không kiểm tra.',
    en: 'The signature rests on a list (Manifest) whose entries are not checked here.',
  },
  'xades-properties-wrong': {
    vi: 'Thông tin ký kèm theo chuẩn XAdES sai cấu trúc hoặc thuộc về một chữ ký khác.',
    en: 'The XAdES signing information is built wrongly or belongs to another signature.',
  },
  'xades-properties-unsigned': {
    vi: 'Thông tin ký kèm theo chuẩn XAdES không được chữ ký bao phủ.',
    en: 'The XAdES signing information is not covered by the signature.',
  },
  'xades-policy': {
    vi: 'Chữ ký viện dẫn một chính sách ký; chính sách này được ghi lại nhưng không được tải về.',
    en: 'The signature names a signature policy; it is recorded here but not fetched.',
  },

  // Who signed.
  'signer-mismatch': {
    vi: 'Người ký không phải là người được yêu cầu.',
    en: 'The signer is not the person or organisation that was asked for.',
  },
  'signer-covers-part': {
    vi: 'Người được yêu cầu chỉ ký một phần nội dung của tệp; phần còn lại do người khác ký hoặc không được ký.',
    en: 'The person or organisation that was asked for signed only a part of the file; the rest is signed by others or not at all.',
  },
  'signer-without-id': {
    vi: 'Chứng thư số không ghi số định danh của người ký.',
    en: 'The certificate carries no identifier of the signer.',
  },

  // PDF.
  'pdf-encrypted': {
    vi: 'Tệp PDF được đặt mật khẩu (mã hóa) nên không kiểm tra được chữ ký.',
    en: 'The PDF is encrypted, so its signatures cannot be checked.',
  },
  'pdf-signature-malformed': {
    vi: 'Chữ ký trong tệp PDF bị hỏng hoặc sai cấu trúc.',
    en: 'The signature in the PDF is damaged or built wrongly.',
  },
  'pdf-signature-not-in-form': {
    vi: 'Tệp PDF chứa một chữ ký không thuộc ô ký nào; có thể đã bị chèn vào.',
    en: 'The PDF holds a signature that belongs to no signature field; it may have been slipped in.',
  },
  'pdf-signature-elsewhere': {
    vi: 'Chữ ký nằm ở một phần khác với phần tài liệu mà nó được cho là bảo vệ.',
    en: 'The signature stands in another part of the file than the one it claims to protect.',
  },
  'pdf-sub-filter-refused': {
    vi: 'Loại chữ ký PDF này không được chấp nhận.',
    en: 'This kind of PDF signature is not accepted.',
  },
  'pdf-contents-wrong': {
    vi: 'Giá trị chữ ký trong tệp PDF bị thiếu, để trống hoặc ghi sai.',
    en: 'The signature value in the PDF is missing, empty or written wrongly.',
  },
  'pdf-byte-range-wrong': {
    vi: 'Chữ ký không nêu đúng phần tài liệu được ký.',
    en: 'The signature does not state properly which part of the file it covers.',
  },
  'pdf-byte-range-gap': {
    vi: 'Ngoài giá trị chữ ký, còn có nội dung khác bị chừa ra không được ký.',
    en: 'More than the signature value is left out of what is signed.',
  },
  'pdf-byte-range-end': {
    vi: 'Chữ ký không bảo vệ toàn bộ tài liệu tại thời điểm ký.',
    en: 'The signature does not cover the whole document as it was when signed.',
  },
  'pdf-trailing-octets': {
    vi: 'Có dữ liệu lạ được thêm vào cuối tệp sau khi ký.',
    en: 'Something was appended to the end of the file after it was signed.',
  },
  'pdf-hidden-octets': {
    vi: 'Phần được thêm sau khi ký có dữ liệu ẩn không rõ mục đích.',
    en: 'What was added after signing holds hidden data that nothing accounts for.',
  },
  'pdf-changed-after-signing': {
    vi: 'Tài liệu đã bị sửa đổi sau khi ký.',
    en: 'The document was changed after it was signed.',
  },
  'pdf-page-changed': {
    vi: 'Trang tài liệu đã bị thêm, bớt hoặc sửa đổi sau khi ký.',
    en: 'Pages were added, removed or changed after the document was signed.',
  },
  'pdf-form-changed': {
    vi: 'Biểu mẫu hoặc ô ký đã bị sửa đổi sau khi ký theo cách không được phép.',
    en: 'The form or a signature field was changed after signing in a way that is not allowed.',
  },
  'pdf-catalog-changed': {
    vi: 'Thông tin chung hoặc cách hiển thị tài liệu đã bị thay đổi sau khi ký.',
    en: 'Document information, or how the document is shown, was changed after signing.',
  },
  'pdf-store-wrong': {
    vi: 'Dữ liệu kiểm chứng được thêm sau khi ký có chứa nội dung khác.',
    en: 'The verification data that was added after signing holds something else as well.',
  },
  'pdf-object-removed': {
    vi: 'Một phần của tài liệu đã bị xóa sau khi ký.',
    en: 'A part of the document was removed after it was signed.',
  },
  'pdf-fields-overwritten': {
    vi: 'Ô đã có nội dung khi ký bị ghi đè sau đó: giá trị đang hiện không phải là giá trị người ký đã thấy.',
    en: 'A field that was already filled when this was signed was overwritten later: it no longer shows what the signer saw.',
  },
  'pdf-fields-cover-page': {
    vi: 'Các chữ ký và ô được điền sau chữ ký này chiếm một phần lớn của trang và có thể che nội dung mà người ký đã thấy.',
    en: 'Signatures and filled fields that came after this signature take much of a page and may hide what the signer saw.',
  },
  'pdf-structure-changed': {
    vi: 'Cây cấu trúc của tài liệu (dành cho trình đọc màn hình) đã được bổ sung sau khi ký; phần nhìn thấy không đổi, nhưng không kết luận được phần đọc lên.',
    en: 'The structure tree of the document (for screen readers) was added to after this was signed; what is seen did not change, what is read aloud cannot be decided.',
  },
  'pdf-changed-after-last-signature': {
    vi: 'Biểu mẫu đã được điền hoặc thay đổi sau chữ ký cuối cùng.',
    en: 'The form was filled or changed after the last signature.',
  },
  'pdf-change-forbidden': {
    vi: 'Tài liệu đã bị thay đổi sau khi ký dù người ký không cho phép.',
    en: 'The document was changed after signing although the signer forbade it.',
  },
} as const;

export type ReasonCode = keyof typeof SENTENCES;

/** Every code that there is, for tests and lists. */
export const REASON_CODES: readonly ReasonCode[] = Object.keys(SENTENCES) as ReasonCode[];

/** @param detail names, numbers or offsets of this very case; untrusted text, cut at 300 characters. */
export function reason(code: ReasonCode, detail?: string): SignatureReason {
  const text: Text = SENTENCES[code];
  return { code, text, detail: detail === undefined ? null : detail.slice(0, 300) };
}
