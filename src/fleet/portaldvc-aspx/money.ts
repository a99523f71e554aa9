/** An amount as the pages write it. */
export const money = (vnd: number): string =>
  vnd === 0 ? 'Không thu' : `${new Intl.NumberFormat('vi-VN').format(vnd)} đồng`;
