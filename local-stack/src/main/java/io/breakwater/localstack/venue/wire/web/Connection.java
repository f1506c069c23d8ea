package io.breakwater.localstack.venue.wire.web;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP connection that a request came on, for faults that break it. Servlets have no word for
 * that; this speaks to Tomcat itself.
 */
public final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final String ATTRIBUTE = Connection.class.getName();

  private final Request request;
  private final SocketChannel channel;

  Connection(Request request, SocketChannel channel) {
    this.request = request;
    this.channel = channel;
  }

  public static Connection of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Connection connection) {
      return connection;
    }
    throw new IllegalStateException("the request came through no " + BreakableProtocol.class);
  }

  void attachTo(org.apache.catalina.connector.Request servletRequest) {
    servletRequest.setAttribute(ATTRIBUTE, this);
  }

  /**
   * Ends the connection as soon as its request is left: what is in no buffer of the network yet is
   * never sent. To Tomcat it looks as if the client had gone, which it takes without a word.
   */
  public void cut() {
    request.action(ActionCode.CLOSE_NOW, new ClientAbortException("cut by the fault plan"));
  }

  /** The same by a reset: the client's reading fails instead of coming to an end. */
  public void reset() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the connection has gone already", e);
    }
    cut();
  }

  /**
   * Breaks a connection that has become a stream's, from any thread and without a closing frame.
   * The container finds the end of the client's stream and forgets the session by itself.
   */
  public void hangUp() {
    try {
      channel.shutdownOutput();
      channel.shutdownInput();
    } catch (IOException e) {
      // Not connected any more, which is what was asked for; the container tidies up.
      LOG.atDebug().setCause(e).log("hung up on a connection that has gone");
    }
  }
}
