import type { Growth } from './growth.ts'

const [width, height, margin] = [640, 400, 60]
const colors = ['#0b6', '#06b', '#b60', '#b06']

/** A plot of time over length, both axes logarithmic: a cost that grows with the length is a straight line at 45°. */
export function plot(growths: readonly Growth[]): string {
  const points = growths.flatMap(({ points }) => points)
  const x = scale(
    points.map(({ length }) => length),
    margin,
    width - 140,
  )
  const y = scale(
    points.map(({ time }) => time / 1e3),
    height - margin,
    20,
  )
  const lines = growths.map(({ work, unit, points }, index) => {
    const color = colors[index % colors.length]
    const path = points.map(({ length, time }) => `${x.at(length)},${y.at(time / 1e3)}`).join(' ')
    const dots = points.map(
      ({ length, time }) => `<circle cx="${x.at(length)}" cy="${y.at(time / 1e3)}" r="3" fill="${color}"/>`,
    )
    const end = points.at(-1) as (typeof points)[number]
    const label = `<text x="${x.at(end.length) + 6}" y="${y.at(end.time / 1e3) + 4}" fill="${color}">${work}</text>`
    return `<polyline points="${path}" fill="none" stroke="${color}"><title>${work}, by ${unit}</title></polyline>${dots.join('')}${label}`
  })
  const xTicks = x.ticks.map(
    (tick) =>
      `<path d="M${x.at(tick)} ${height - margin}V20" stroke="#ddd"/><text x="${x.at(tick)}" y="${height - margin + 18}" text-anchor="middle">${tick}</text>`,
  )
  const yTicks = y.ticks.map(
    (tick) =>
      `<path d="M${margin} ${y.at(tick)}H${width - 140}" stroke="#ddd"/><text x="${margin - 6}" y="${y.at(tick) + 4}" text-anchor="end">${tick}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${[...xTicks, ...yTicks, ...lines].join('\n')}
<text x="${(width - 80) / 2}" y="${height - 16}" text-anchor="middle">parameters, or images</text>
<text x="16" y="${height / 2}" text-anchor="middle" transform="rotate(-90 16 ${height / 2})">microseconds</text>
</svg>
`
}

function scale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.ceil(Math.log10(Math.max(...values)))
  return {
    at: (value: number) => Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10,
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
  }
}
