/** Direction, opcode, length (16 bit), value (32 bit): the header of every command and every response. */
const HEADER_BYTES = 8;
const REQUEST = 0x00;
const RESPONSE = 0x01;
const CHECKSUM_SEED = 0xef;

/** A command as received: `declaredLength` is from its header, `body` is what followed. */
export interface Request {
  readonly opcode: number;
  readonly declaredLength: number;
  /** The checksum of the data of a data block; 0 or meaningless in other commands. */
  readonly checksum: number;
  readonly body: Buffer;
}

/** The command in a packet, or `undefined` when it contains none (too short, or not a request). */
export function parseRequest(packet: Buffer): Request | undefined {
  if (packet.length < HEADER_BYTES || packet[0] !== REQUEST) return undefined;
  return {
    opcode: packet.readUInt8(1),
    declaredLength: packet.readUInt16LE(2),
    checksum: packet.readUInt32LE(4),
    body: packet.subarray(HEADER_BYTES),
  };
}

export function encodeResponse(opcode: number, value: number, body: Uint8Array, status: Uint8Array): Buffer {
  const packet = Buffer.alloc(HEADER_BYTES + body.length + status.length);
  packet.writeUInt8(RESPONSE, 0);
  packet.writeUInt8(opcode, 1);
  packet.writeUInt16LE(body.length + status.length, 2);
  packet.writeUInt32LE(value >>> 0, 4);
  packet.set(body, HEADER_BYTES);
  packet.set(status, HEADER_BYTES + body.length);
  return packet;
}

/** The XOR of a block's data, which ROM and stub check. */
export function blockChecksum(data: Uint8Array): number {
  let checksum = CHECKSUM_SEED;
  for (const byte of data) checksum ^= byte;
  return checksum;
}
