package io.breakwater.localstack.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Where a whole stack finds room beside whatever else runs on this machine. */
public final class FreePorts {
  private static final List<Integer> PORTS = List.of(8001, 8002, 8003, 8004, 8010, 15432, 16379);

  private FreePorts() {}

  /** An offset at which each of the stack's default ports is free. */
  public static int offset() {
    for (int offset = 1_000; offset < 30_000; offset += 37) {
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
