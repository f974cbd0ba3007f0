import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipMember {
  /** Bytes where the name is in another encoding than UTF-8. */
  readonly name: string | Uint8Array
  readonly content: string | Uint8Array
  /** General purpose bits; UTF-8 names are marked unless the name is given as bytes. */
  readonly flags?: number
  readonly method?: number
  /** The size that the archive tells of it. */
  readonly claimedSize?: number
  readonly crc?: number
  /** Unix mode, for links. */
  readonly mode?: number
  /** Where its header is said to lie. */
  readonly offset?: number
}

/** A zip archive, also such as no honest program writes. */
export function zip(members: readonly ZipMember[], claimedCount = members.length): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const member of members) {
    const name = Buffer.from(member.name as string)
    const content = Buffer.from(member.content as string)
    const method = member.method ?? 8
    const data = method === 8 ? deflateRawSync(content) : content
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE((member.flags ?? 0) | (typeof member.name === 'string' ? 0x800 : 0), 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(member.crc ?? crc32(content), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(member.claimedSize ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((member.mode ?? 0) << 16) >>> 0, 6)
    tail.writeUInt32LE(member.offset ?? at, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, tail, name]))
    local.push(head)
    at += head.length
  }
  const size = central.reduce((sum, entry) => sum + entry.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(claimedCount & 0xffff, 8)
  end.writeUInt16LE(claimedCount & 0xffff, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, ...central, end])
}
