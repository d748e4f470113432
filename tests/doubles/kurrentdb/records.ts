/** Stored events as the messages of version 1. */
import { definitions, type streams } from './definitions.js';
import type { DoubleLog, StoredEvent } from './log.js';

/** Created is in .NET ticks of 100 ns since the epoch (client: dist/utils/convertGrpcEvent.js). */
const TICKS_PER_MS = 10_000n;

export interface Form {
  readonly resolveLinks: boolean;
  readonly structuredIds: boolean;
}

export function readResponse(log: DoubleLog, event: StoredEvent, form: Form): streams.ReadResp {
  const response = new definitions.streams.ReadResp();
  const resolved = new definitions.streams.ReadResp.ReadEvent();
  if (form.resolveLinks && event.type === '$>') {
    // [doc docs/server/features/streams.md] links to what is deleted remain, "their links remain unresolved".
    const target = log.target(event);
    resolved.setLink(recorded(event, form));
    if (target !== undefined) resolved.setEvent(recorded(target, form));
  } else {
    resolved.setEvent(recorded(event, form));
  }
  resolved.setCommitPosition(String(event.position));
  response.setEvent(resolved);
  return response;
}

function recorded(event: StoredEvent, form: Form): streams.ReadResp.ReadEvent.RecordedEvent {
  const message = new definitions.streams.ReadResp.ReadEvent.RecordedEvent();
  const stream = new definitions.shared.StreamIdentifier();
  stream.setStreamName(Buffer.from(event.stream));
  message.setStreamIdentifier(stream);
  message.setId(uuid(event.id, form.structuredIds));
  message.setStreamRevision(String(event.revision));
  message.setCommitPosition(String(event.position));
  message.setPreparePosition(String(event.position));
  const metadata = message.getMetadataMap();
  metadata.set('type', event.type);
  metadata.set('content-type', event.json ? 'application/json' : 'application/octet-stream');
  metadata.set('created', String(BigInt(event.created) * TICKS_PER_MS));
  message.setData(event.data);
  message.setCustomMetadata(event.metadata);
  return message;
}

export function uuid(id: string, structured = false) {
  const message = new definitions.shared.UUID();
  if (!structured) {
    message.setString(id);
    return message;
  }
  const hex = id.replaceAll('-', '');
  const half = (from: number) => BigInt.asIntN(64, BigInt(`0x${hex.slice(from, from + 16)}`)).toString();
  const parts = new definitions.shared.UUID.Structured();
  parts.setMostSignificantBits(half(0));
  parts.setLeastSignificantBits(half(16));
  message.setStructured(parts);
  return message;
}

export function uuidOf(message: InstanceType<typeof definitions.shared.UUID> | undefined): string {
  const parts = message?.getStructured();
  if (parts === undefined) return message?.getString().toLowerCase() ?? '';
  const hex = [parts.getMostSignificantBits(), parts.getLeastSignificantBits()]
    .map((bits) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function streamNotFound(stream: string): streams.ReadResp {
  const identifier = new definitions.shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  const notFound = new definitions.streams.ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(identifier);
  const response = new definitions.streams.ReadResp();
  response.setStreamNotFound(notFound);
  return response;
}
