package io.breakwater.orchestrator.peer;

/** A peer did not do what was asked: it refused, or it could not be reached. */
public abstract sealed class PeerException extends RuntimeException
    permits PeerRefusedException, PeerUnreachableException {

  private static final long serialVersionUID = 1L;

  private final Peer peer;

  PeerException(Peer peer, String detail) {
    super(detail);
    this.peer = peer;
  }

  PeerException(Peer peer, String detail, Throwable cause) {
    super(detail, cause);
    this.peer = peer;
  }

  public Peer peer() {
    return peer;
  }

  /** What happened, in a sentence that names the peer. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
