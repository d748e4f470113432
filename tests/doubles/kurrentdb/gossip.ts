/** Who is in the cluster: the doubles over one log, those that went too. */
import { definitions, type gossip } from './definitions.js';
import type { Node } from './node.js';
import { uuid } from './records.js';

/** The client prefers the leader and takes a follower where there is none (client: dist/Client/discovery.js). */
export function clusterInfo({ log }: Node): gossip.ClusterInfo {
  const { FOLLOWER, LEADER, UNKNOWN } = definitions.gossip.MemberInfo.VNodeState;
  const states = { leader: LEADER, follower: FOLLOWER, unknown: UNKNOWN };
  const info = new definitions.gossip.ClusterInfo();
  for (const { id, host, port, state, alive } of log.members) {
    const member = new definitions.gossip.MemberInfo();
    member.setInstanceId(uuid(id));
    member.setTimeStamp(String(BigInt(Date.now()) * 10_000n));
    member.setState(states[state]);
    member.setIsAlive(alive);
    const endPoint = new definitions.gossip.EndPoint();
    endPoint.setAddress(host);
    endPoint.setPort(port);
    member.setHttpEndPoint(endPoint);
    info.addMembers(member);
  }
  return info;
}
