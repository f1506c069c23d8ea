package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortOwnerTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesTheProcessThatListens() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();

      assertThat(PortOwner.isFree(port)).isFalse();
      assertThat(PortOwner.describe(port))
          .hasValueSatisfying(
              owner -> assertThat(owner).contains("pid " + ProcessHandle.current().pid(), "java"));
    }
  }

  @Test
  void findsAFreePortFreeAndOwnedByNobody() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(PortOwner.isFree(port)).isTrue();
    assertThat(PortOwner.describe(port)).isEmpty();
  }
}
