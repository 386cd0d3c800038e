/** How the simulator fills pages; see the option `pages`. */
export type PageStyle = (typeof pageStyles)[number]

export const pageStyles = ['short', 'full'] as const
