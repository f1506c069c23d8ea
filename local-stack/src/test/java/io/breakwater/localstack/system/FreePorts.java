package io.breakwater.localstack.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Where a whole stack finds room beside whatever else runs on this machine. */
public final class FreePorts {
  private static final List<Integer> PORTS = List.of(8001, 8002, 8003, 8004, 8010, 15432, 16379);

  /** The highest leaves the ports alone that the system hands out to clients. */
  private static final int OFFSETS = 410;

  private FreePorts() {}

  /**
   * An offset at which each of the stack's default ports is free. Any of many, so that two who look
   * at the same time do not find the same.
   */
  public static int offset() {
    int start = ThreadLocalRandom.current().nextInt(OFFSETS);
    for (int i = 0; i < OFFSETS; i++) {
      int offset = 1_000 + 37 * ((start + i) % OFFSETS);
      if (areFree(offset)) {
        return offset;
      }
    }
    throw new AssertionError("no seven free ports");
  }

  private static boolean areFree(int offset) {
    for (int port : PORTS) {
      try (ServerSocket socket =
          new ServerSocket(port + offset, 1, InetAddress.getLoopbackAddress())) {
        socket.setReuseAddress(true);
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }
}
