package io.breakwater.marketdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP connection to a server that can be cut and joined again. */
public final class Forwarder implements AutoCloseable {

  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile ServerSocket server;

  public Forwarder(int target) {
    this.target = target;
    this.server = listen(0);
    this.port = server.getLocalPort();
    accept(server);
  }

  public int port() {
    return port;
  }

  public void cut() {
    close(server);
    open.forEach(Forwarder::close);
    open.clear();
  }

  public void join() {
    server = listen(port);
    accept(server);
  }

  @Override
  public void close() {
    cut();
  }

  private static ServerSocket listen(int port) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          join(from.accept());
        }
      } catch (IOException e) {
        close(from);
      }
    });
  }

  private void join(Socket client) throws IOException {
    var back = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(client);
    open.add(back);
    pipe(client, back);
    pipe(back, client);
  }

  private static void pipe(Socket from, Socket to) {
    Thread.startVirtualThread(() -> {
      try {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException e) {
        // Cut, or closed by one side: the other is closed too.
      } finally {
        close(from);
        close(to);
      }
    });
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
