/** What is said of a box that must be ticked and is not; also part of front ends. */
export const NOT_AGREED = 'Vui lòng đánh dấu vào ô đồng ý trước khi tiếp tục';
