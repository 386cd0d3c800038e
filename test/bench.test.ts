import { expect, test } from 'vitest'
import { works } from '../bench/works.ts'

// That all contenders do the same is asserted where the works are defined.
test.each(works.filter(({ size }) => !size.includes('MB')))('the bench measures $name ($size) by what runs', (work) => {
  for (const run of [work.ours, work.floor?.run, ...work.peers.map((peer) => peer.run)]) {
    if (run) expect(run()).toBeDefined()
  }
})
