import { createReadStream } from 'node:fs'
import { rm, rmdir, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Connection } from '../connection.ts'
import type { BatchProgress, BatchSession, BatchState, PartUpload } from './batch-state.ts'
import { partFile } from './encrypt-parts.ts'
import { storageAnswer } from './storage-answer.ts'
import { transferred } from './transferred.ts'

/**
 * Sends a part to its link, from the disk as a stream; only 201 says that it has arrived. The length is told: without it
 * KSeF's storage refuses large parts (session-batch-part-chunked-400).
 */
const sendPart = async (
  { url, method, ...upload }: PartUpload,
  file: string,
  { fetch }: Connection,
  tell: (bytes: number) => void,
): Promise<void> => {
  const { size } = await stat(file)
  const counted = async function* () {
    let sent = 0
    for await (const chunk of createReadStream(file)) {
      yield chunk
      sent += chunk.length
      tell(sent)
    }
  }
  const headers = new Headers({ 'Content-Length': String(size) })
  for (const [name, value] of Object.entries(upload.headers)) if (value !== null) headers.set(name, value)
  const body = Readable.toWeb(Readable.from(counted())) as ReadableStream<Uint8Array>
  const response = await fetch(new Request(url, { method, headers, body, duplex: 'half' } as RequestInit))
  if (response.status !== 201) throw await storageAnswer(response)
}

/** Sends the parts that have not arrived, each again where the network loses it, and gives their numbers as they arrive. */
export async function* sendParts(
  { folder, request }: BatchState,
  { uploads, sent }: BatchSession,
  connection: Connection,
  progress?: (progress: BatchProgress) => void,
): AsyncGenerator<number> {
  const { fileParts } = request.batchFile
  const total = fileParts.reduce((sum, { fileSize }) => sum + fileSize, 0)
  let before = 0
  for (const { ordinalNumber, fileSize } of fileParts) {
    const upload = uploads.find(it => it.ordinalNumber === ordinalNumber)
    if (upload === undefined) throw new Error(`KSeF gave no link for part ${ordinalNumber}.`)
    const tell = (bytes: number) => progress?.({ step: 'send', done: before + bytes, total })
    if (!sent.includes(ordinalNumber)) {
      await transferred(() => sendPart(upload, partFile(folder, ordinalNumber), connection, tell), connection.clock)
      yield ordinalNumber
    }
    before += fileSize
    tell(0)
  }
}

/** Nothing but the parts: a state that was kept may name a folder with other files. */
export const removeParts = async ({ folder, request }: BatchState): Promise<void> => {
  for (const { ordinalNumber } of request.batchFile.fileParts)
    await rm(partFile(folder, ordinalNumber), { force: true })
  await rmdir(folder).catch(() => undefined)
}
