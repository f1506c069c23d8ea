package io.breakwater.orchestrator.peer;

/** A peer understood what was asked and refused it (a 4xx): asking again would be refused again. */
public final class PeerRefusedException extends PeerException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code the peer's stable code, such as {@code NO_MODEL_LOADED}
   */
  public PeerRefusedException(Peer peer, String code, String detail) {
    super(peer, "%s refused with %s: %s".formatted(peer.serviceName(), code, detail));
    this.code = code;
  }

  public String code() {
    return code;
  }
}
