package io.breakwater.orchestrator.peer;

/**
 * A peer gave no answer that can be relied on: no connection, a timeout, 429, a 5xx, or a body that
 * cannot be read. What was asked may have been done all the same; asking again is the caller's
 * decision.
 */
public final class PeerUnreachableException extends PeerException {

  private static final long serialVersionUID = 1L;

  public PeerUnreachableException(Peer peer, String detail) {
    super(peer, peer.serviceName() + " " + detail);
  }

  public PeerUnreachableException(Peer peer, String detail, Throwable cause) {
    super(peer, peer.serviceName() + " " + detail, cause);
  }
}
