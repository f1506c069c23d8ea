package io.breakwater.orchestrator.fake;

/** Answers whatever it is given, to everything. Thread-safe. */
public final class ScriptedPeer extends FakePeer {

  private volatile Answer next = Answer.problem(503, "SERVICE_UNAVAILABLE");
  private volatile boolean cut;

  public void answers(int status, Object body) {
    cut = false;
    next = new Answer(status, body);
  }

  /** Cuts each connection without an answer. */
  public void cuts() {
    cut = true;
  }

  @Override
  Answer answer(Call call) {
    if (cut) {
      throw new CutConnection();
    }
    return next;
  }
}
